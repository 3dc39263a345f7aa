"""Erasure of residents 消除, and its cancellation 異動の取消し.

Whoever is entered in the removed records is a resident no more (住民基本台帳法施行令第8条・
第8条の2・第12条): the record is closed with reason and day, the change is noted in the history, and
the household goes on without the person (法第25条). A cancellation 4.6.0.1 puts all of it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.events.aliases import Aliases
from own_rest.events.arrivals import Arrivals
from own_rest.events.moves import Moves
from own_rest.refusal import FUSEIGO, Refused

if TYPE_CHECKING:
    from own_rest.applications import Applications
    from own_rest.store import MunicipalTables, Row

REMOVED, LOG, HOUSEHOLDS = "johyo", "idoRireki", "setai"
RECORDS, VIEW = ("nihonjin", "gaikokujin"), "jumin"
STANDING, ERASED = ("10", "25"), ("20", "30", "40")
LEAVING, NATIONALITY = ("21", "22", "23", "26", "29"), ("24", "25")
"""Reasons by which somebody leaves, and those by which the other kind of record takes over."""
AHEAD = ("21", "22")
"""Moving out is filed before the day; every other change after it (4.0.3)."""
TAKEN_BACK = ("19", "29", "49")
OFFICE = {"entryPlace": "独自市役所市民課", "entryTerminal": "DOKUJI01", "registrationState": "01"}


class Residents:
    """What erasing residents makes of the other tables of the register."""

    def __init__(self, applications: Applications) -> None:
        self.applications, self.word = applications, applications.office.word
        self.moves, self.arrivals, self.aliases = Moves(self), Arrivals(self), Aliases(self)

    # -- before anything is stored --------------------

    def hold(self, register: MunicipalTables, table: str, row: Row) -> None:
        """Refuse to erase who is erased, and changes of days to come (`Refused`)."""
        if table != REMOVED or not self.erases(row):
            return
        records = self.records(register, row["atenaNo"])
        if records and not any(one["juminJotai"] in STANDING for _, one in records):
            raise Refused.because(FUSEIGO)
        if self.later(register, row) and row["erasureReason"] not in AHEAD:
            raise Refused([(FUSEIGO, "erasedOn")])

    def hold_change(self, table: str, before: Row, after: Row, entered: Row) -> None:
        """Refuse a change that the person's state does not allow (`Refused`)."""
        self.moves.hold(table, before, after, entered)

    @staticmethod
    def stands(row: Row) -> bool:
        """Say whether a record is that of a resident."""
        return row["juminJotai"] in STANDING

    @staticmethod
    def erases(row: Row) -> bool:
        """Say whether an entry erases; renewing 改製 and planning to leave do not."""
        known = row.get("erasureReason") in (*LEAVING, *NATIONALITY)
        return known and row.get("juminJotai") in ERASED

    @staticmethod
    def later(register: MunicipalTables, row: Row) -> bool:
        return str(row.get("erasedOn") or "") > register.day

    def records(self, register: MunicipalTables, person: object) -> list[tuple[str, Row]]:
        """Return the newest row of a person in each table that has one."""
        found = ((t, register.current(self.word, t, {"atenaNo": person})) for t in (*RECORDS, VIEW))
        own = [(table, rows[0]) for table, rows in found if rows]
        return own if own and own[0][0] != VIEW else []  # what shows a record is none by itself

    # -- once the entry is stored --------------------

    def follow(self, register: MunicipalTables, table: str, row: Row, entered: Row) -> None:
        """Do what an entry brings about, by what was entered and the row it made."""
        if table == REMOVED and self.erases(row) and not self.later(register, row):
            self.erase(register, row)
        if "rirekiNo" in entered:
            self.arrivals.follow(register, table, row)
        if table == LOG and entered.get("cancelsHistoryNo") and row["idoJiyu"] in TAKEN_BACK:
            self.take_back(register, row)

    def change(
        self, register: MunicipalTables, table: str, before: Row, after: Row, entered: Row
    ) -> None:
        """Do what changing a row brings about."""
        self.moves.follow(register, table, before, after, entered)
        self.aliases.follow(register, table, before, entered)

    def erase(self, register: MunicipalTables, row: Row) -> None:
        """Close the record, note it, take the person out of the household."""
        standing = [
            (table, one)
            for table, one in self.records(register, row["atenaNo"])
            if one["juminJotai"] in STANDING
        ]
        if not standing:
            return
        undo = [self.close(register, table, one, row) for table, one in standing]
        person = standing[0][1]
        change = {
            "eventGroup": "2",
            "idoJiyu": row["erasureReason"],
            "idoYmd": row["erasedOn"],
            "todokedeYmd": row.get("todokedeYmd"),
        }
        number = self.log(register, person, change)
        if row["erasureReason"] in LEAVING:
            undo += self.leave(register, person)
        undo.append((REMOVED, {"juminJotai": person["juminJotai"]}, row))
        register.undo[row["atenaNo"], number] = undo

    def close(self, register: MunicipalTables, table: str, person: Row, row: Row) -> tuple:
        marks = {
            "juminJotai": row["juminJotai"],
            "idoJiyu": row["erasureReason"],
            "idoYmd": row["erasedOn"],
            "shoriYmd": register.day,
        }
        return self.write(register, table, person, marks)

    def write(self, register: MunicipalTables, table: str, before: Row, marks: Row) -> tuple:
        """Change a row; return what it takes to change it back."""
        self.applications.supersede(register, table, before, {**before, **marks})
        return table, {column: before.get(column) for column in marks}, before

    def log(self, register: MunicipalTables, person: Row, change: Row) -> int:
        """Note a change in the history; return its number."""
        past = register.current(self.word, LOG, {"atenaNo": person["atenaNo"]})
        number = 1 + (int(str(past[0]["rirekiNo"])) if past else 0)
        entry = {
            "atenaNo": person["atenaNo"],
            "rirekiNo": number,
            "setaiNo": person["setaiNo"],
            "shoriYmd": register.day,
            **change,
            **OFFICE,
        }
        register.add(self.word, LOG, entry)
        return number

    # -- the household --------------------

    def leave(self, register: MunicipalTables, person: Row) -> list[tuple]:
        """Count one member less; who is left alone heads the household, several have to say."""
        where = {"setaiNo": person["setaiNo"]}
        households = register.current(self.word, HOUSEHOLDS, where)
        if not households:
            return []
        before, marks = households[0], {}
        if before["memberCount"]:
            marks["memberCount"] = int(str(before["memberCount"])) - 1
        if before["headAtenaNumber"] == person["atenaNo"]:
            left = self.members(register, where)
            alone = left[0] if len(left) == 1 else None
            marks |= {"headAtenaNumber": alone, "headUnsetFlag": len(left) > 1}
        return [self.write(register, HOUSEHOLDS, before, marks)] if marks else []

    def members(self, register: MunicipalTables, where: Row) -> list[object]:
        """Return who stands in a household."""
        rows = (one for t in RECORDS for one in register.current(self.word, t, where))
        return [one["atenaNo"] for one in rows if one["juminJotai"] in STANDING]

    # -- cancellation --------------------

    def take_back(self, register: MunicipalTables, row: Row) -> None:
        """Put back what the change with the number had made; a later cancellation finds nothing."""
        undo = register.undo.pop((row["atenaNo"], row.get("cancelsHistoryNo")), [])
        for table, values, of in undo:
            key = self.applications.office.key_of(register, table, of)
            for now in register.current(self.word, table, key):
                self.write(register, table, now, values)
