"""Arrivals 転入・出生・職権記載: whoever is entered joins a household, and it is noted.

A resident is entered on the record of the household joined (住民基本台帳法施行令第7条第2項). Whose
nationality changes is entered anew (第8条の2) and was counted in the household before. A number
that was designated is entered on the record (住民基本台帳法第7条第8号の2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.events.residents import Residents
    from own_rest.store import MunicipalTables, Row

RECORDS, HOUSEHOLDS = ("nihonjin", "gaikokujin"), "setai"
MOVED_IN, FROM_ABROAD, BORN, EX_OFFICIO = "11", "12", "13", "16"
ARRIVING, STANDING = (MOVED_IN, FROM_ABROAD, BORN, EX_OFFICIO), "10"
NATURALIZED, NATIONALITY_LOST = "14", "15"
CHANGING = (NATURALIZED, NATIONALITY_LOST)
NUMBERS, DESIGNATED = "kojinBango", "1"
ENTRY = "1"


class Arrivals:
    """What entering a resident makes of the other tables of the register."""

    def __init__(self, residents: Residents) -> None:
        self.residents = residents

    def follow(self, register: MunicipalTables, table: str, row: Row) -> None:
        """Count one member more in the household, whoever its head is, and note the entry."""
        if table == NUMBERS and row["eventKind"] == DESIGNATED:
            self.designate(register, row)
        arrives = table in RECORDS and row["idoJiyu"] in (*ARRIVING, *CHANGING)
        if not arrives or row["juminJotai"] != STANDING:
            return
        if row["idoJiyu"] in ARRIVING:
            self.join(register, row)
        change = {
            "eventGroup": ENTRY,
            "idoJiyu": row["idoJiyu"],
            "idoYmd": row["idoYmd"],
            "todokedeYmd": row.get("todokedeYmd"),
        }
        self.residents.log(register, row, change)

    def join(self, register: MunicipalTables, row: Row) -> None:
        where = {"setaiNo": row["setaiNo"]}
        for household in register.current(self.residents.word, HOUSEHOLDS, where):
            if household["memberCount"] is not None:
                count = int(str(household["memberCount"])) + 1
                self.residents.write(register, HOUSEHOLDS, household, {"memberCount": count})

    def designate(self, register: MunicipalTables, row: Row) -> None:
        for table, person in self.residents.records(register, row["atenaNo"]):
            self.residents.write(register, table, person, {"kojinNo": row["kojinNo"]})
