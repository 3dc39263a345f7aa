"""Measures for a protected person: every kind that protects, on its first day and its last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from hypothesis import strategies as st

from conformance.checks.property import situations
from conformance.worlds.protect import protect, ways_to_protect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Protection
    from conformance.catalog.models.invariants import NoLeak
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row

Beside = Literal["none", "ended", "coming"]
"""Another measure of the same person: none, one that ended before, one that begins after."""

_IN_FORCE: tuple[tuple[int, int | None], ...] = (
    (-30, None),
    (0, None),  # begins today
    (-364, 0),  # a year that ends today (事務処理要領第5-10)
    (0, 0),  # the one day
    (-400, 200),  # extended beyond its first year
    (-363, 1),
)
"""Days from the business date to a measure's first and last day, for those that protect."""

_NOT_IN_FORCE: tuple[tuple[int, int | None], ...] = ((-365, -1), (1, None))
"""The same for those that ended yesterday or begin tomorrow."""


_FIRST = (0, -1, -14, -31, -180, -364, -365, -366, -800)
_LAST = (None, 0, 1, 14, 31, 365, 800)
"""Any day a measure may have begun on or may end on, as days from the business date."""


@dataclass(frozen=True, slots=True)
class DrawnMeasure:
    """A measure as drawn: its marks, its period as days from the business date, what is beside it.

    `period` is None where the domain keeps no period: then a measure that does not protect is none.
    `situation` names one of `situations`, which then makes the rows.
    """

    marks: Mapping[str, Json] = field(default_factory=dict)
    period: tuple[int, int | None] | None = None
    beside: Beside = "none"
    protects: bool = True
    situation: str = ""


def listed_measures(trial: Trial, one: NoLeak) -> tuple[DrawnMeasure, ...]:
    """Return the measures that are always tried: each kind, and the usual kind on each edge."""
    kinds = ways_to_protect(trial, one.protected_by, one.active)
    if period_of(trial, one) is None:
        return (*(DrawnMeasure(kind) for kind in kinds), DrawnMeasure(protects=False))
    usual, last = kinds[0], kinds[-1]
    renewed: tuple[DrawnMeasure, ...] = (
        DrawnMeasure(usual, (0, None), "ended"),
        DrawnMeasure(last, (-364, 0), "coming"),
    )
    others = tuple(DrawnMeasure(kind, _IN_FORCE[0]) for kind in kinds[1:])
    edges = tuple(DrawnMeasure(usual, period) for period in _IN_FORCE)
    ended = tuple(
        DrawnMeasure(usual, period, protects=False) for period in _not_in_force(trial, one)
    )
    return (*edges, *others, *renewed, *ended)


def measures_strategy(trial: Trial, one: NoLeak) -> SearchStrategy[DrawnMeasure]:
    """Return measures of any kind, any period and anything beside them."""
    kinds = st.sampled_from(ways_to_protect(trial, one.protected_by, one.active))
    if period_of(trial, one) is None:
        return st.builds(DrawnMeasure, kinds) | st.just(DrawnMeasure(protects=False))
    beside = st.sampled_from(("none", "ended", "coming"))
    free = st.tuples(st.sampled_from(_FIRST), st.sampled_from(_LAST))
    periods = st.sampled_from(_IN_FORCE) | free
    ended = st.sampled_from(_not_in_force(trial, one))
    protecting = st.builds(DrawnMeasure, kinds, periods, beside)
    return (
        protecting
        | protecting
        | st.builds(DrawnMeasure, kinds, ended, protects=st.just(value=False))
    )


def under(
    trial: Trial,
    one: NoLeak,
    measure: DrawnMeasure,
    placed: list[PlacedRow],
    person: Json,
    day: date,
) -> list[PlacedRow]:
    """Return the placed rows with the measure, and what stands beside it, about the person."""
    if measure.situation:
        return situations.arranged(trial, one, measure, placed, person, day)
    if measure.period is None and not measure.protects:
        return placed
    names = {"group": one.protected_by, "subject": one.subject}
    marks = {**measure.marks, **dated(trial, one, measure.period, day, measure.marks)}
    rows = protect(trial, placed, person, **names, active=marks)
    beside = _beside(measure)
    if beside is None:
        return rows
    marks = {**measure.marks, **dated(trial, one, beside, day, measure.marks)}
    return protect(trial, rows, person, **names, active=marks, called="a measure beside that")


def _beside(measure: DrawnMeasure) -> tuple[int, int | None] | None:
    """Return the period of the other measure: right before, or right after."""
    first, last = measure.period or (0, None)
    if measure.beside == "ended":
        return (first - 365, first - 1)
    return (last + 1, None) if measure.beside == "coming" and last is not None else None


def period_of(trial: Trial, one: NoLeak) -> Protection | None:
    """Return where the periods of measures stand; None where the domain keeps none."""
    found = trial.spec.head.protection
    named = found is not None and found.group == one.protected_by and found.from_item is not None
    return found if named else None


def _not_in_force(trial: Trial, one: NoLeak) -> tuple[tuple[int, int | None], ...]:
    """Return the periods in which a measure does not protect, as days from the business date.

    One that nobody has ended is never over where passing its planned end ends nothing.
    """
    stated = period_of(trial, one)
    ends = stated is not None and (stated.until_item or stated.ended)
    return _NOT_IN_FORCE if ends else _NOT_IN_FORCE[1:]


def dated(
    trial: Trial,
    one: NoLeak,
    period: tuple[int, int | None] | None,
    day: date,
    marks: Mapping[str, Json],
) -> Row:
    """Return the days of a measure with a period: what is over was ended on the day after."""
    protection = period_of(trial, one)
    begin = protection.begin(marks) if protection else None
    if protection is None or begin is None or period is None:
        return {}
    first, last = period
    row: Row = dict.fromkeys(protection.dates)
    row[begin] = (day + timedelta(days=first)).isoformat()
    for item in filter(None, (protection.until_item, protection.planned_end)):
        row[item] = None if last is None else (day + timedelta(days=last)).isoformat()
    if protection.ended is not None and last is not None and last < 0:
        row[protection.ended] = (day + timedelta(days=last + 1)).isoformat()
    return row
