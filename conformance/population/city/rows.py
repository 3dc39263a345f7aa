"""The rows of a group: which unit each is about, which of its rows it is, and when it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.draw import below
from conformance.population.city.people import most_rows
from conformance.population.city.roles import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.population.city.roles import Place
    from conformance.population.city.units import Units

DAYS = 60
"""How many days before the next row of a unit a row begins."""

_SPREAD = 20  # days over which the beginnings of different units are spread
_MOST_ROWS = 64  # of one unit
_CHUNK = 120_000  # rows made at once


@dataclass(frozen=True, slots=True)
class GroupRows:
    """Some rows of a group, by columns.

    Attributes:
        unit: the resident or thing.
        step: which of the unit's rows it is, from 0.
        steps: how many rows the unit has.
        start: how many days before the city's day the row begins.
    """

    unit: pl.Series
    step: pl.Series
    steps: pl.Series
    start: pl.Series

    def latest(self) -> GroupRows:
        """Return for each row the last row of its unit."""
        return rows_at(self.unit, self.steps - 1, self.steps)


def row_numbers(rows: GroupRows) -> pl.Series:
    """Return a number for each row that no other row of the group has."""
    return rows.unit.cast(pl.UInt64) * _MOST_ROWS + rows.step


def rows_at(unit: pl.Series, step: pl.Series, steps: pl.Series) -> GroupRows:
    """Return rows with the day on which each begins; the same in every group of the city."""
    spread = below(unit, _SPREAD, 0, "start")
    start = (steps - step).cast(pl.Int32) * DAYS + spread.cast(pl.Int32)
    return GroupRows(unit, step, steps, start)


def first_rows(unit: pl.Series) -> GroupRows:
    """Return the first row of each unit, for the keys that other rows refer to."""
    none = pl.zeros(len(unit), dtype=pl.UInt32, eager=True)
    return rows_at(unit, none, none + 1)


def chunks(units: Units, place: Place, most: int | None) -> Iterator[GroupRows]:
    """Yield all rows of a group, a bounded number at a time; `most` rows of a unit at the most."""
    numbers = units.numbers[place]
    size = max(1, _CHUNK // max(1, units.plans[place].share.rows))
    for first in range(0, len(numbers), size):
        yield rows_of(units, place, numbers.slice(first, size), most)


def rows_of(units: Units, place: Place, unit: pl.Series, most: int | None) -> GroupRows:
    """Return all rows that a group has of some residents or things."""
    return _spread(unit, _steps(units, place, unit, most))


def _steps(units: Units, place: Place, unit: pl.Series, most: int | None) -> pl.Series:
    """Return how many rows each unit has."""
    plan = units.plans[place]
    history = plan.group.history
    people = units.kind(place) == PERSON
    if history is not None and plan.sequence == history.number:
        facts = units.people.facts
        own = facts["versions"].gather(unit) if people else below(unit, 3, 0, "versions") + 1
        return own.cast(pl.UInt32)
    wanted = pl.repeat(min(plan.share.rows, most or plan.share.rows), len(unit), eager=True)
    if not people:
        return wanted.cast(pl.UInt32)
    return most_rows(wanted, units.people.facts["born"].gather(unit))


def _spread(unit: pl.Series, steps: pl.Series) -> GroupRows:
    frame = pl.DataFrame({"unit": unit, "steps": steps})
    frame = frame.with_columns(step=pl.int_ranges(0, "steps", dtype=pl.UInt32)).explode("step")
    return rows_at(frame["unit"], frame["step"], frame["steps"])
