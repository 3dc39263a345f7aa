"""What decisions make of entitlements to the child allowance 認定・額改定・受給事由の消滅.

Whoever is certified is paid from the month decided on (児童手当法第7条第1項・第8条第2項), a claim
is answered once, an amount is revised for those who are paid (第9条), and an entitlement ends by
its own decision alone (第8条第2項).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.refusal import FUSEIGO, Refused

if TYPE_CHECKING:
    from own_rest.applications import Applications
    from own_rest.store import MunicipalTables, Row

DECISIONS, PAYEES, CLAIMS = "kettei", "jukyusha", "seikyu"
CERTIFIED, DECREASED, CEASING = "01", "04", "06"
INCREASE_CLAIMED = "02"
PAID, CEASED, REJECTED = "100", "900", "990"
SETTLED, ANSWERED = "5", ("5", "9")


class Allowance:
    """What decisions make of the payees."""

    def __init__(self, applications: Applications) -> None:
        self.applications, self.word = applications, applications.office.word

    def hold(self, register: MunicipalTables, table: str, row: Row) -> None:
        """Refuse a second answer to a claim, and a revision for who is not paid (`Refused`)."""
        kind = row.get("decisionType") if table == DECISIONS else None
        if kind == CERTIFIED and any(c["status"] in ANSWERED for c in self.claim(register, row)):
            raise Refused.because(FUSEIGO)
        revised = table == CLAIMS and row.get("claimType") == INCREASE_CLAIMED
        if (kind == DECREASED or revised) and any(
            payee["payeeStatus"] in (CEASED, REJECTED) for payee in self.payee(register, row)
        ):
            raise Refused.because(FUSEIGO)

    def follow(self, register: MunicipalTables, table: str, row: Row, _entered: Row) -> None:
        """Begin or end the entitlement of the payee about whom it is decided so."""
        kind = row.get("decisionType") if table == DECISIONS else None
        if kind == CEASING:
            self.mark(register, row, {"payeeStatus": CEASED, "ceaseReason": row.get("ceaseReason")})
        if kind == CERTIFIED:
            self.begin(register, row)

    def hold_change(self, _table: str, _before: Row, _after: Row, _entered: Row) -> None:
        """Refuse nothing: who may change a row is asked when it is decided on."""

    def change(self, _register: MunicipalTables, _table: str, *_rows: Row) -> None:
        """Do nothing: it is decisions that bring something about."""

    def begin(self, register: MunicipalTables, row: Row) -> None:
        marks = {
            "payeeStatus": PAID,
            "certifiedOn": row["decidedOn"],
            "startMonth": row["effectiveMonth"],
            "endMonth": None,
            "ceaseReason": None,
        }
        self.mark(register, row, marks)
        for claim in self.claim(register, row):
            self.applications.supersede(register, CLAIMS, claim, {**claim, "status": SETTLED})

    def mark(self, register: MunicipalTables, row: Row, marks: Row) -> None:
        for payee in self.payee(register, row):
            self.applications.supersede(register, PAYEES, payee, {**payee, **marks})

    def payee(self, register: MunicipalTables, row: Row) -> list[Row]:
        return register.current(self.word, PAYEES, {"atenaNo": row["jukyushaAtenaNo"]})

    def claim(self, register: MunicipalTables, row: Row) -> list[Row]:
        number = row.get("claimNo")
        return register.current(self.word, CLAIMS, {"claimNo": number}) if number else []
