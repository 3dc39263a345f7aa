"""Two steps to every change: an application 申請 is a draft until it is decided 決裁."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.events import events_of
from own_rest.refusal import (
    FUSEIGO,
    HISSU,
    JOTAI_FUSEI,
    JUFUKU,
    KENGEN_NASHI,
    TAISHO_NASHI,
    Refused,
)

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import MunicipalTables, Row

_ACTIONS = {"create": "TOROKU", "update": "HENKO", "cancel": "TORIKESHI"}


class Applications:
    """Applications of one domain."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.events = events_of(self)

    def apply(self, register: MunicipalTables, who: Caller, name: str, body: dict) -> str:
        """Take an application in as a draft; form and role are looked at here."""
        function = self.office.function(name, *_ACTIONS)
        try:
            self.allowed(function, who)
            row = self.read(register, function, body)
        except Refused:
            self.log(register, who, function, {}, "KYOHI")
            raise
        number = register.next_number("U")
        register.drafts[number] = {"function": name, "row": row, "who": who, "state": "DRAFT"}
        return number

    def decide(self, register: MunicipalTables, number: str) -> tuple[str, Row]:
        """Decide a draft: what contradicts the register or the law is refused."""
        draft = register.drafts.get(number)
        if draft is None:
            raise Refused.because(TAISHO_NASHI)
        if draft["state"] != "DRAFT":
            raise Refused.because(JOTAI_FUSEI)
        function, who = self.office.functions[draft["function"]], draft["who"]
        draft["state"] = "KYAKKA"
        try:
            row = getattr(self, function["kind"])(register, function, draft["row"])
        except Refused:
            self.log(register, who, function, {}, "KYOHI")
            raise
        draft["state"] = "KETTEI"
        self.log(register, who, function, row, "SEIJO")
        return function["table"], row

    # -- the look at the form --------------------

    def allowed(self, function: dict, who: Caller) -> None:
        for guard in function["guards"]:
            if guard["kind"] == "role" and who.role not in guard["allow"]:
                raise Refused.because(KENGEN_NASHI)

    def read(self, register: MunicipalTables, function: dict, body: dict) -> Row:
        office, table = self.office, function["table"]
        columns, key = office.columns(table), register.key(office.word, table)
        inputs = function.get("inputs", [])
        fields = office.fields[table]
        if function["kind"] == "create":
            row = fields.row(body, inputs)
            wrong = self.absent(columns, row, inputs, office.tables[table]["key"])
        else:
            row = fields.row(body, list(dict.fromkeys([*key, *fields.given(body, inputs)])))
            wrong = [(HISSU, c) for c in key if row[c] is None]
        wrong += office.validator.wrong(columns, row)
        if wrong:
            raise office.named(wrong, table)
        return row

    @staticmethod
    def absent(columns: dict, row: Row, inputs: list[str], key: list[str]) -> list[tuple[str, str]]:
        return [
            (HISSU, c)
            for c in inputs
            if row.get(c) is None and (columns[c].get("required") or c in key)
        ]

    # -- the three kinds of change --------------------

    def create(self, register: MunicipalTables, function: dict, row: Row) -> Row:
        office, table = self.office, function["table"]
        row = {**row, **function["sets"]}
        if register.rows(office.word, table, self.office.key_of(register, table, row)):
            raise Refused.because(JUFUKU)
        self.hold(register, function, row)
        row |= self.derived(register, function, row)
        self.hold_terms(function, row)
        past = office.tables[table]["history"]
        row |= {past[k]: v for k, v in (("number", 1), ("latest", True)) if k in past}
        self.events.hold(register, table, row)
        register.add(office.word, table, row)
        self.events.follow(register, table, row, row)
        return row

    def update(self, register: MunicipalTables, function: dict, row: Row) -> Row:
        before = self.existing(register, function, row)
        merged = {**before, **row, **function["sets"]}
        self.hold(register, function, {**merged, **dict.fromkeys(function["derives"])})
        merged |= self.derived(register, function, merged)
        self.hold_terms(function, merged)
        self.events.hold_change(function["table"], before, merged, row)
        after = self.supersede(register, function["table"], before, merged)
        self.events.change(register, function["table"], before, after, row)
        self.events.follow(register, function["table"], after, row)
        return after

    def cancel(self, register: MunicipalTables, function: dict, row: Row) -> Row:
        before = self.existing(register, function, row)
        self.hold(register, function, before)
        return self.supersede(register, function["table"], before, {**before, **function["sets"]})

    def existing(self, register: MunicipalTables, function: dict, row: Row) -> Row:
        key = self.office.key_of(register, function["table"], row)
        found = register.current(self.office.word, function["table"], key)
        if not found:
            raise Refused.because(TAISHO_NASHI)
        return found[0]

    def supersede(self, register: MunicipalTables, table: str, before: Row, after: Row) -> Row:
        """Store a changed row: beside the earlier ones where the table keeps its past."""
        word, past = self.office.word, self.office.tables[table]["history"]
        number = before["#"]
        after = {c: v for c, v in after.items() if c != "#"}
        if not past:
            register.change(word, table, number, after)
            return after
        closed = {past[k]: v for k, v in (("latest", 0), ("until", register.day)) if k in past}
        register.change(word, table, number, closed)
        after |= {past[k]: v for k, v in (("latest", True), ("until", None)) if k in past}
        after[past["number"]] = before[past["number"]] + 1
        register.add(word, table, after)
        return after

    # -- guards and derived items --------------------

    def hold(self, register: MunicipalTables, function: dict, row: Row) -> None:
        for guard in function["guards"]:
            if not getattr(self, f"{guard['kind']}_holds")(register, function, guard, row):
                item = guard.get("input") if guard["kind"] in ("reference", "value") else None
                reasons = [(FUSEIGO, item)] if item else []
                raise (
                    self.office.named(reasons, function["table"])
                    if item
                    else Refused.because(FUSEIGO)
                )

    def hold_terms(self, function: dict, row: Row) -> None:
        """Refuse what comes after a term that the law gives."""
        for guard in function["guards"]:
            ends = {guard.get("earlier"), guard.get("later")} & set(function["derives"])
            if ends and not self.order_holds(None, function, guard, row):
                raise Refused.because(FUSEIGO)

    def role_holds(self, *_: object) -> bool:
        return True  # looked at when the application came in

    def value_holds(self, _r: MunicipalTables, _f: dict, guard: dict, row: Row) -> bool:
        return row.get(guard["input"]) in guard["of"]

    def reference_holds(
        self, register: MunicipalTables, function: dict, guard: dict, row: Row
    ) -> bool:
        value = row.get(guard["input"])
        refers = self.office.columns(function["table"])[guard["input"]].get("refers")
        return (
            value is None
            or refers is None
            or any(
                register.rows(refers["domain"], table, {column: value})
                for table, column in refers["tables"].items()
            )
        )

    def order_holds(
        self, _register: MunicipalTables | None, _function: dict, guard: dict, row: Row
    ) -> bool:
        first, last = row.get(guard["earlier"]), row.get(guard["later"])
        return first is None or last is None or first <= last

    def rule_holds(self, register: MunicipalTables, function: dict, guard: dict, row: Row) -> bool:
        facts, columns = self.office.facts, self.office.columns(function["table"])
        given = facts.given(guard["given"], columns, row, register.day)
        found = facts.apply(guard["rule"], given, register.place)
        return found.get(guard["output"]) != guard["refuse_when"]

    def derived(self, register: MunicipalTables, function: dict, row: Row) -> Row:
        facts, columns = self.office.facts, self.office.columns(function["table"])
        found = {}
        for column, how in function["derives"].items():
            given = facts.given(how["given"], columns, row, register.day)
            value = facts.apply(how["rule"], given, register.place)[how["output"]]
            found[column] = facts.own(columns[column], value)
        return found

    def log(
        self, register: MunicipalTables, who: Caller, function: dict, row: Row, outcome: str
    ) -> None:
        table = function["table"]
        key = (
            self.office.fields[table].body(self.office.key_of(register, table, row)) if row else {}
        )
        self.office.note(register, who, _ACTIONS[function["kind"]], table, key=key, outcome=outcome)
