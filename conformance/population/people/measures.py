"""Support measures 支援措置 for who fled: in force, provisional, about to begin, just over.

A wrong answer about one day shows where somebody is, so every side of every day is an edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from conformance.population.edges import Edge
from conformance.population.people.tape import Tape
from conformance.rules.calendar import last_day_of_term
from conformance.rules.support_measures import protects

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hypothesis.strategies import SearchStrategy

DECIDED, PROVISIONAL, ENDED = "支援措置", "仮支援措置", "支援措置終了"
"""What the kinds of measures are called in code lists."""

VICTIMS: Final = ("配偶者からの暴力", "ストーカー行為等", "児童虐待", "その他これらに準ずる行為")
"""Whom a measure is for: 住民基本台帳事務処理要領 第5の10."""

MEASURE = 16
"""Bytes of tape that a measure is chosen from."""

_DAY = timedelta(days=1)
_SOURCE = "住民基本台帳事務処理要領 第5の10（期間は1年、仮支援措置も同じ扱い）"
_YEARS = 3  # years ago that measures began at most
_OPEN = 4  # measures for one without an end


@dataclass(frozen=True, slots=True)
class Measure:
    """A support measure.

    Attributes:
        kind: `DECIDED`, `PROVISIONAL` or `ENDED`.
        victim: whom it is for, one of `VICTIMS`.
        starts_on, ends_on: its first and last day; None where it has no end yet.
    """

    kind: str
    victim: str
    starts_on: date
    ends_on: date | None

    def in_force(self, day: date) -> bool:
        """Say whether it protects on the day, both ends included."""
        return protects(self.kind, (self.starts_on, self.ends_on), day, (DECIDED, PROVISIONAL))


def measures(day: date) -> SearchStrategy[Measure]:
    """Return measures whose beginning or end lies on the day or next to it; shrinks to the plain.

    The plain one was decided half a year ago for one year.
    """
    return st.binary(min_size=MEASURE, max_size=MEASURE).map(partial(measure, day=day))


def measure(tape: bytes, day: date) -> Measure:
    """Return the measure that a tape chooses."""
    read = Tape(tape)
    kind, victim = read.pick((DECIDED, PROVISIONAL, DECIDED, ENDED)), read.pick(VICTIMS)
    begins, ends = starts(day), stops(day)
    if read.pick((True, False)):
        usual = day - timedelta(days=180)
        began = read.day(begins, day.replace(year=day.year - _YEARS, day=1), day + _DAY, usual)
        until = None if read.seldom(_OPEN) else last_day_of_term(began, 1)
    else:
        until = read.day(ends, day - _DAY, day + timedelta(days=365))
        began = until - timedelta(days=364)
    return Measure(kind, victim, began, until)


def starts(day: date) -> Sequence[Edge]:
    """Return the days of beginning at which a measure protects or does not yet."""
    return (
        Edge("begins-today", "支援措置の開始日", "the measure begins today", _SOURCE, (day,)),
        Edge("begins-tomorrow", "開始の前日", "it begins tomorrow", _SOURCE, (day + _DAY,)),
        Edge("began-yesterday", "開始の翌日", "it began yesterday", _SOURCE, (day - _DAY,)),
    )


def stops(day: date) -> Sequence[Edge]:
    """Return the last days at which a measure still protects or no longer does."""
    return (
        Edge("ends-today", "支援措置の終了日", "the measure ends today", _SOURCE, (day,)),
        Edge("ended-yesterday", "終了の翌日", "it ended yesterday", _SOURCE, (day - _DAY,)),
        Edge("ends-tomorrow", "終了の前日", "it ends tomorrow", _SOURCE, (day + _DAY,)),
    )
