"""Deletion of an alias 通称の削除: the alias goes, what was entered of it stays with the day.

What was entered and deleted stays on the resident record (住民基本台帳法施行令第30条の17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.events.residents import Residents
    from own_rest.store import MunicipalTables, Row

RECORD, PAST, ALIAS = "gaikokujin", "tsusho", "2"


class Aliases:
    """What deleting an alias makes of the aliases that were entered."""

    def __init__(self, residents: Residents) -> None:
        self.residents = residents

    def follow(self, register: MunicipalTables, table: str, before: Row, entered: Row) -> None:
        """State the day of the deletion, where it is told, with the alias that was deleted."""
        day = entered.get("idoYmd")
        if not day or table != RECORD or not before.get("alias") or entered.get("alias", "-"):
            return
        named = {"atenaNo": before["atenaNo"], "aliasKind": ALIAS, "value": before["alias"]}
        for one in register.current(self.residents.word, PAST, named):
            if not one.get("deletedOn"):
                self.residents.write(register, PAST, one, {"deletedOn": day})
