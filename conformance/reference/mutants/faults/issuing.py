"""Faults of issuing: a precondition that is not looked at, and a hold that ends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.population.rows import Row


class IssuedAnyway(FaultBase):
    """A copy is issued although a precondition stands against it."""

    kind: Literal["issued_anyway"]
    precondition: str

    def held_to(self, precondition: str) -> bool:
        """Say whether a precondition is looked at: all but this one."""
        return precondition != self.precondition


class LapsedByItself(FaultBase):
    """What somebody has to end is over once the day in `item` has passed."""

    kind: Literal["lapsed_by_itself"]
    item: str

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the rows whose day has not passed."""
        return [row for row in rows if not self._passed(row.get(self.item), today)]

    def _passed(self, value: object, today: str) -> bool:
        return isinstance(value, str) and value < today
