"""Looking: all stored rows, a search, one person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest import values
from own_rest.fields import take
from own_rest.refusal import HIKOKAI, HISSU, KEISHIKI, TAISHO_NASHI, Refused

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import MunicipalTables, Row

_BLIND = {"other_department", "other_municipality"}
"""Roles for which a protected person is not there at all; others get a page with an alert."""


class Views:
    """What one domain shows of its register."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def stored(self, register: MunicipalTables, who: Caller, table: str, body: dict) -> list[dict]:
        """Return all rows that match, past ones too, oldest first."""
        self.office.table(table)
        fields = self.office.fields[table]
        where = {c: v for c, v in fields.row(body, list(fields.columns)).items() if v is not None}
        rows = register.rows(self.office.word, table, where)
        self.log(register, who, "SHOKAI", table, rows)
        return [fields.body(row) for row in rows]

    def search(self, register: MunicipalTables, who: Caller, name: str, body: dict) -> list[dict]:
        """Return the current rows that meet every condition given; past ones where it is asked."""
        function = self.office.function(name, "search")
        table = function["table"]
        tests = [
            t for c, how in function["by"].items() if (t := self.condition(table, c, how, body))
        ]
        if not tests:
            raise Refused.because(HISSU)
        looked = register.rows if function.get("past") else register.current
        rows = looked(self.office.word, table)
        found = [row for row in rows if all(test(row) for test in tests)]
        if who.role in _BLIND:
            found = [row for row in found if not self.protected(register, table, row)]
        self.log(register, who, "KENSAKU", table, found)
        return [self.listed(table, row) for row in found]

    def protected(self, register: MunicipalTables, table: str, row: Row) -> bool:
        """Say whether the person of a row is protected today."""
        return self.office.protection.holds(register, self.office.person(table, row))

    def listed(self, table: str, row: Row) -> dict:
        """Return a row of a result list: like any row, with names in one piece beside."""
        fields = self.office.fields[table]
        return {**fields.body(row), **{c: row[c] for c in fields.split if row.get(c)}}

    def condition(self, table: str, column: str, how: str, body: dict):
        value, kind = take(body, column), self.office.columns(table)[column]["type"]
        if value is None:
            return None
        try:
            if how == "range":
                first, last = (values.read(kind, value.get(end)) for end in ("from", "to"))
                return lambda row: within(row.get(column), first, last)
            wanted = values.read(kind, value)
        except (ValueError, AttributeError) as error:
            raise Refused.because(KEISHIKI, column) from error
        return lambda row: MATCHES[how](row.get(column), wanted)

    def page(self, register: MunicipalTables, who: Caller, name: str, body: dict) -> dict:
        """Return one row; what protection hides is left out, with an alert."""
        function = self.office.function(name, "restrict")
        table, fields = function["table"], self.office.fields[function["table"]]
        key = fields.row(body, register.key(self.office.word, table))
        rows = register.current(self.office.word, table, key)
        if not rows:
            raise Refused.because(TAISHO_NASHI)
        row = rows[0]
        self.log(register, who, "SHOKAI", table, rows)
        protected = self.office.protection.holds(register, self.office.person(table, row), function)
        if not protected:
            return fields.body(row)
        if who.role in function["unless"]:
            return {**fields.body(row), "keikoku": "1"}
        if who.role in _BLIND:
            raise Refused.because(HIKOKAI)
        return {**fields.body({**row, **dict.fromkeys(function["hides"])}), "keikoku": "1"}

    def log(
        self, register: MunicipalTables, who: Caller, action: str, table: str, rows: list[Row]
    ) -> None:
        fields = self.office.fields[table]
        seen = []
        for row in rows:
            key = fields.body(self.office.key_of(register, table, row))
            if key not in seen:
                seen.append(key)
        for key in seen or [{}]:
            self.office.note(register, who, action, table, key=key)


def within(value: object, first: object, last: object) -> bool:
    return (
        value is not None and (first is None or first <= value) and (last is None or value <= last)
    )


MATCHES = {
    "exact": lambda value, wanted: value == wanted,
    "prefix": lambda value, wanted: str(value or "").startswith(wanted),
    "partial": lambda value, wanted: wanted in str(value or ""),
}
