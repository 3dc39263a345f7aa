"""Moves within the municipality 転居: the record and what shows it follow, the change is noted.

The record of a resident is corrected when what stands in it changes (住民基本台帳法施行令第9条).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.refusal import FUSEIGO, Refused

if TYPE_CHECKING:
    from own_rest.events.residents import Residents
    from own_rest.store import MunicipalTables, Row

MOVED, CORRECTION = "31", "3"
RECORD, VIEW = "nihonjin", "jumin"
TOLD = ("jusho", "addressSince")
SHOWN = ("jusho", "idoJiyu", "idoYmd", "shoriYmd")


class Moves:
    """What moving makes of the other tables of the register."""

    def __init__(self, residents: Residents) -> None:
        self.residents = residents

    @staticmethod
    def moves(table: str, row: Row, entered: Row) -> bool:
        """Say whether an entry is a move: of a resident, for this reason, to an address."""
        return table == RECORD and row["idoJiyu"] == MOVED and bool(entered.get("jusho"))

    def hold(self, table: str, before: Row, after: Row, entered: Row) -> None:
        """Refuse a move of who is a resident no more (`Refused`)."""
        if self.moves(table, after, entered) and not self.residents.stands(before):
            raise Refused.because(FUSEIGO)

    def follow(
        self, register: MunicipalTables, table: str, before: Row, after: Row, entered: Row
    ) -> None:
        """Show the new address wherever the person is shown, and note the move."""
        if not self.moves(table, after, entered):
            return
        residents, person = self.residents, {"atenaNo": after["atenaNo"]}
        undo = [(table, {c: before.get(c) for c in TOLD}, after)]
        undo += [
            residents.write(register, VIEW, shown, {c: after[c] for c in SHOWN})
            for shown in register.current(residents.word, VIEW, person)
        ]
        change = {
            "eventGroup": CORRECTION,
            "idoJiyu": MOVED,
            "idoYmd": after["idoYmd"],
            "todokedeYmd": entered.get("todokedeYmd"),
        }
        register.undo[after["atenaNo"], residents.log(register, after, change)] = undo
