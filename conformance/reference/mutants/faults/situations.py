"""Faults of measures in particular situations: companions, provisional, open-ended, renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.store import Sandbox


class CompanionsForgotten(FaultBase):
    """Only the applicant is protected, nobody for whom protection was sought together."""

    kind: Literal["companions_forgotten"]

    def companions(self, measures: list[Row]) -> list[Row]:
        """Return no measure."""
        del measures
        return []


class NeedsADay(FaultBase):
    """A measure counts only if the day in `item` is given, and has come where `come` says so.

    Without `come` open-ended measures are forgotten; with it, those that were not decided yet.
    """

    kind: Literal["needs_a_day"]
    item: str
    come: bool = False

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the measures with such a day."""
        return [row for row in rows if self._given(row.get(self.item), today)]

    def _given(self, value: object, today: str) -> bool:
        return isinstance(value, str) and (not self.come or value <= today)


class EndedTooLate(FaultBase):
    """On the day in `item`, on which a measure was ended, it still protects."""

    kind: Literal["ended_too_late"]
    item: str

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the measures, those ended today as though they were not."""
        return [{**row, self.item: None} if row.get(self.item) == today else row for row in rows]


class FirstRowCounts(FaultBase):
    """Once a measure is renewed it counts as over: only a first row of a history protects."""

    kind: Literal["first_row_counts"]
    number: str

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the measures that were never renewed."""
        del today
        return [row for row in rows if row.get(self.number) in {None, 1}]


class ProtectionRemembered(FaultBase):
    """Whoever was looked at once counts from then on as they did: until the next start.

    `once`: what is kept; `over` keeps that a measure has ended and knows no other after it.
    """

    kind: Literal["protection_remembered"]
    once: Literal["seen", "over"] = "seen"

    def judged(self, sandbox: Sandbox, person: Json, *, protected: bool) -> bool:
        """Return what was found before, if anything was."""
        known = sandbox.remembered
        if self.once == "seen":
            return known.setdefault(str(person), protected)
        before = known.get(str(person))
        over = before is False or (before is True and not protected)
        if over or protected:
            known[str(person)] = not over
        return protected and not over


SituationFault = (
    CompanionsForgotten | NeedsADay | EndedTooLate | FirstRowCounts | ProtectionRemembered
)
"""Every fault of this module."""
