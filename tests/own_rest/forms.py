"""Forms 帳票: what stands on a copy, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest import values, wareki
from own_rest.pdf import Copy, sheet
from own_rest.refusal import CODE_NASHI, HISSU, KEISHIKI, MITEIKYO, TAISHO_NASHI, Refused

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import Register, Row

_ADDRESSEES = {"1": "self", "2": "other_party", "3": "third_party"}


class Forms:
    """The forms of one domain."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def issue(self, register: Register, who: Caller, name: str, body: dict) -> bytes:
        """Return a copy as PDF: a line for each item, a symbol for those that machines read."""
        form = self.office.forms.get(name)
        if form is None:
            raise Refused.because(MITEIKYO)
        table, key = body.get("hyo"), body.get("kagi") or {}
        row = self.subject(register, form, table, key)
        printed = self.entries(form, table, row, body.get("nyuryoku") or {})
        if body.get("atesaki") not in _ADDRESSEES:
            raise Refused.because(CODE_NASHI, "atesaki")
        if self.withheld(register, form, table, row, _ADDRESSEES[body["atesaki"]]):
            printed = {f: v for f, v in printed.items() if not form["items"][f]["locates"]}
        fields = self.office.fields[table]
        shown = fields.body(self.office.key_of(register, table, row))
        self.office.note(register, who, "HAKKO", name, key=shown)
        return sheet(self.copy(form, printed))

    def subject(self, register: Register, form: dict, table: object, key: dict) -> Row:
        if table not in form["tables"]:
            raise Refused.because(TAISHO_NASHI)
        office = self.office
        where = office.fields[table].row(key, register.key(office.word, table))
        rows = office.current(register, table, where)
        if not rows:
            raise Refused.because(TAISHO_NASHI)
        return rows[0]

    def entries(self, form: dict, table: str, row: Row, entered: dict) -> Row:
        """Return the items of a copy: from the record, else as entered."""
        shows, omits = form["tables"][table]["shows"], form["tables"][table]["omits"]
        printed, missing = {}, []
        for field, known in form["items"].items():
            if field in shows:
                printed[field] = self.shown(
                    self.office.columns(table)[shows[field]], row, shows[field]
                )
            elif field not in omits:
                printed[field] = self.entered(known, field, entered.get(field))
                if known.get("required") and printed[field] is None:
                    missing.append((HISSU, field))
        if missing:
            raise Refused(missing)
        return printed

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
        self, register: Register, form: dict, table: str, row: Row, addressee: str
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
