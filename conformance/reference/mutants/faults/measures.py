"""Faults of measures that protect: missed on some days, in some of their terms, among several."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from conformance.population.traits import has_trait
from conformance.reference.mutants.faults.base import FaultBase, TraitName

if TYPE_CHECKING:
    from conformance.population.rows import Row

_YEAR = timedelta(days=365)


class MeasureMissed(FaultBase):
    """A measure no longer or not yet counts although it is in force.

    `item` holds its first day (`first_day`: the day itself does not count; `after_a_year`: none
    counts that began more than a year ago) or its last one (`last_day`: the day itself does not
    count; `once_dated`: none counts that has a last day).
    """

    kind: Literal["measure_missed"]
    item: str
    missed: Literal["first_day", "last_day", "after_a_year", "once_dated"]

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the rows that still count."""
        return [row for row in rows if not self._lapsed(row.get(self.item), today)]

    def _lapsed(self, value: object, today: str) -> bool:
        if not isinstance(value, str):
            return False
        if self.missed == "once_dated":
            return True
        if self.missed == "after_a_year":
            return date.fromisoformat(value) + _YEAR < date.fromisoformat(today)
        return value == today


class OneMeasureSeen(FaultBase):
    """Of several measures of one person only the one that began first, or last, is looked at."""

    kind: Literal["one_measure_seen"]
    item: str
    which: Literal["first", "last"]

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the one that is looked at."""
        del today
        ordered = sorted(rows, key=lambda row: str(row.get(self.item) or ""))
        return ordered[:1] if self.which == "first" else ordered[-1:]


class MeasureIdleOn(FaultBase):
    """On business dates with a trait nobody is protected: a batch of that day resets the marks."""

    kind: Literal["measure_idle_on"]
    trait: TraitName

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return no row on such a day."""
        return [] if has_trait(self.trait, today) else rows
