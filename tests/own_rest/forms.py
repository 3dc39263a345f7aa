"""Forms 帳票: what stands on a copy, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest import values, wareki
from own_rest.barred import Bars
from own_rest.pdf import Copy, sheet
from own_rest.refusal import (
    CODE_NASHI,
    HISSU,
    KEISHIKI,
    KENGEN_NASHI,
    MITEIKYO,
    TAISHO_NASHI,
    Refused,
)

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import MunicipalTables, Row

_DAYS = {"date": 10, "year_month": 7, "year": 4}
_SIGNED = {
    "text": "独自市長　独自　太郎",
    "kana": "ドクジシ",
    "digits": "1" * 60,
    "alnum": "D" * 60,
}
_COUNTED = 1  # one person, one household, one event: the counts of a small town
_ADDRESSEES = {"1": "self", "2": "other_party", "3": "third_party", "4": "household"}


class Forms:
    """The forms of one domain."""

    def __init__(self, office: Office) -> None:
        self.office, self.bars = office, Bars(office)

    def issue(self, register: MunicipalTables, who: Caller, name: str, body: dict) -> bytes:
        """Return a copy as PDF: a line for each item, a symbol for those that machines read."""
        form = self.office.forms.get(name)
        if form is None:
            raise Refused.because(MITEIKYO)
        table, key = body.get("hyo"), body.get("kagi") or {}
        row = self.subject(register, form, table, key)
        self.bars.refuse(register, form, table, row)
        if body.get("atesaki") not in _ADDRESSEES:
            raise Refused.because(CODE_NASHI, "atesaki")
        special = [f for f, wanted in (body.get("tokubetsu") or {}).items() if wanted]
        third = _ADDRESSEES[body["atesaki"]] in form["third"]
        if third and set(special) & set(form["never"]):
            raise Refused.because(KENGEN_NASHI)
        printed = self.entries(register, form, table, row, body.get("nyuryoku") or {}, special)
        if self.withheld(register, form, table, row, _ADDRESSEES[body["atesaki"]]):
            printed = {f: v for f, v in printed.items() if not form["items"][f]["locates"]}
        if third:
            unasked = set(form["reserved"]) - set(special)
            printed = {f: v for f, v in printed.items() if f not in unasked}
        fields = self.office.fields[table]
        shown = fields.body(self.office.key_of(register, table, row))
        self.office.note(register, who, "HAKKO", name, key=shown)
        return sheet(self.copy(form, printed))

    def subject(self, register: MunicipalTables, form: dict, table: object, key: dict) -> Row:
        if table not in form["tables"]:
            raise Refused.because(TAISHO_NASHI)
        office = self.office
        where = office.fields[table].row(key, register.key(office.word, table))
        rows = office.current(register, table, where)
        if not rows:
            raise Refused.because(TAISHO_NASHI)
        return rows[0]

    def entries(
        self,
        register: MunicipalTables,
        form: dict,
        table: str,
        row: Row,
        asked: dict,
        special: list[str],
    ) -> Row:
        """Return the items of a copy: from the register, set here, or as the applicant chose."""
        known, printed = form["tables"][table], {}
        wished = {f: lines for f, lines in known["special"].items() if f in special}
        for field, item in form["items"].items():
            if field in wished:
                printed[field] = self.looked_up(register, item, row, wished[field])
            elif field in known["lines"]:
                printed[field] = self.looked_up(register, item, row, known["lines"][field])
            elif field in known["own"]:
                printed[field] = self.own(register, item, known["own"][field])
            elif field in known["asked"]:
                printed[field] = self.entered(item, field, asked.get(field))
                if item.get("required") and printed[field] is None:
                    raise Refused([(HISSU, field)])
        return printed

    def looked_up(
        self, register: MunicipalTables, item: dict, row: Row, lines: list[dict]
    ) -> object:
        """Return what the register has at the end of each line, several in one text."""
        found = []
        for line in lines:
            rows = [row]
            for other, theirs, ours in line["steps"]:
                values_ = [one[ours] for one in rows if one.get(ours) is not None]
                rows = [
                    r for v in values_ for r in self.office.current(register, other, {theirs: v})
                ]
            column = self.office.columns(line["table"])[line["column"]]
            found += [self.shown(column, one, line["column"]) for one in rows]
        texts = [one for one in found if one is not None]
        if len(texts) > 1:
            return " ".join(map(str, texts))
        return self.fitting(item, texts[0]) if texts else None

    @staticmethod
    def fitting(item: dict, value: object) -> object:
        """Return a value in the room and the precision that the form has for it."""
        if item["type"] in _DAYS and isinstance(value, str):
            return value[: _DAYS[item["type"]]]
        room = item.get("len") or item.get("max_len")
        return value[:room] if isinstance(value, str) and room else value

    @staticmethod
    def own(register: MunicipalTables, item: dict, what: str) -> object:
        """Return what this product sets: a number that counts on, the day, the signature."""
        if what == "number":
            number = register.next_number("")
            return int(number) if item["type"] == "integer" else number[-(item.get("len") or 8) :]
        if what == "day" or item["type"] in {*_DAYS, "datetime"}:
            return register.day[: _DAYS.get(item["type"], 10)]
        if item["type"] == "integer":
            return _COUNTED
        return _SIGNED.get(item["type"], _SIGNED["text"])[: item.get("len") or item.get("max_len")]

    def shown(self, known: dict, row: Row, column: str) -> object:
        """Return what a copy shows of a record: the meaning of a code, anything else as it is."""
        value = row.get(column)
        codes = self.office.codes.get(known.get("codes"), {})
        return codes[value]["name"] if value in codes else value

    @staticmethod
    def entered(known: dict, field: str, value: object) -> object:
        try:
            return values.read(known["type"], value)
        except ValueError as error:
            raise Refused.because(KEISHIKI, field) from error

    def withheld(
        self, register: MunicipalTables, form: dict, table: str, row: Row, addressee: str
    ) -> bool:
        """Say whether what tells where the person is stays off this copy."""
        if addressee == "self" or not form["withhold"]:
            return False
        return self.office.protection.holds(register, self.office.person(table, row))

    def copy(self, form: dict, printed: Row) -> Copy:
        """Return what goes to the printer; what is withheld is in no symbol either."""
        marked = {known.get("symbol"): f for f, known in form["items"].items() if f in printed}
        postal, house = printed.get(marked.get("postal")), printed.get(marked.get("house"))
        return Copy(
            form["name"],
            form["paper"],
            self.lines(form, printed),
            qr=printed.get(marked.get("qr")),
            postal=(postal, house) if "customer" in marked and postal and house else None,
        )

    @staticmethod
    def lines(form: dict, printed: Row) -> list[tuple[str, str]]:
        return [
            (form["items"][f]["name"], on_paper(form["items"][f]["type"], v))
            for f, v in printed.items()
            if v is not None
        ]


def on_paper(kind: str, value: object) -> str:
    """Return a value as it is printed: 和暦 in full, readings in full width, else as on screen."""
    if kind in {"date", "datetime", "year", "year_month"}:
        return wareki.printed(str(value))
    return str(value if kind == "kana" else values.write(kind, value))
