"""Why a copy is not issued 発行できない場合: what stands in the register bars it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.protection import has
from own_rest.refusal import FUSEIGO, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from own_rest.office import Office
    from own_rest.store import MunicipalTables, Row


class Bars:
    """The reasons of one domain not to issue a form."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def refuse(self, register: MunicipalTables, form: dict, table: str, row: Row) -> None:
        """Refuse a copy that must not be had about a row; the refusal tells nothing but that."""
        for reason in form["refuses"]:
            if reason["about"] == table:
                stands = any(self.standing(register, reason, table, row))
                if stands is (reason["barred_by"] == "standing"):
                    raise Refused.because(FUSEIGO)

    def standing(
        self, register: MunicipalTables, reason: dict, table: str, row: Row
    ) -> Iterator[Row]:
        """Yield the rows that a reason names, as they are in force today."""
        rows, other = [row], reason["table"]
        if other is not None:
            by = {theirs: row.get(ours) for theirs, ours in reason["by"].items()}
            by = by or {self.office.tables[other]["person"]: self.office.person(table, row)}
            named = all(value is not None for value in by.values())
            rows = self.office.current(register, other, by) if named else []
        for one in rows:
            if has(one, reason["has"]) and self.runs(one, reason["days"], register.day):
                yield one

    @staticmethod
    def runs(row: Row, days: dict, today: str) -> bool:
        """Say whether a row has begun and is not over; an end that is only planned ends nothing."""
        first, last, ended = (row.get(days.get(name)) for name in ("from", "until", "ended"))
        begun = "from" not in days or (first is not None and first <= today)
        return begun and (last is None or last >= today) and (ended is None or ended > today)
