"""The end of an entitlement to the child allowance 受給事由の消滅 (児童手当法第8条第2項)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.applications import Applications
    from own_rest.store import Register, Row

DECISIONS, PAYEES = "kettei", "jukyusha"
CEASING, CEASED = "06", "900"


class Allowance:
    """What decisions make of the payees."""

    def __init__(self, applications: Applications) -> None:
        self.applications, self.word = applications, applications.office.word

    def hold(self, register: Register, table: str, row: Row) -> None:
        """Bar nothing: a decision is the office's own."""

    def follow(self, register: Register, table: str, row: Row, _entered: Row) -> None:
        """End the entitlement of the payee about whom it is decided so."""
        if table != DECISIONS or row.get("decisionType") != CEASING:
            return
        marks = {"payeeStatus": CEASED, "ceaseReason": row.get("ceaseReason")}
        for payee in register.current(self.word, PAYEES, {"atenaNo": row["jukyushaAtenaNo"]}):
            self.applications.supersede(register, PAYEES, payee, {**payee, **marks})
