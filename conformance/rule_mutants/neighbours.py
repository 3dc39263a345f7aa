"""Facts next to known ones: one value changed, to where rules decide otherwise.

Days lie next to one another, next to changes of law, and as many days, months or years apart as the
rule's parameters and the law of ages say. Facts drawn at random hardly ever meet such a day.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from conformance.population.edges import AGES, calendar_edges
from conformance.rules.calendar import add_months, add_years
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.findings import Json

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
_DECIMAL: Final = re.compile(r"[0-9]{1,9}\.[0-9]{1,6}")
_ONE: Final = timedelta(days=1)
_LONGEST: Final = 150  # years; larger numbers of the parameters are no years
_FARTHEST: Final = 800  # days; larger numbers are no days
_FIRST_YEAR, _LAST_YEAR = 1868, 2060


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides over the values of a rule: codes by input, days of change, numbers."""

    codes: Mapping[str, Sequence[str]]
    changes: Sequence[date]
    numbers: Sequence[Decimal]

    @property
    def integers(self) -> list[int]:
        """The whole numbers among them."""
        return [int(n) for n in self.numbers if n == int(n)]


def neighbours(facts: Mapping[str, Json], around: Surroundings) -> Iterator[dict[str, Json]]:
    """Yield the facts with one value changed, also inside lists and objects."""
    days = sorted(set(in_our_times(_days_of(dict(facts)))))
    for name, value in facts.items():
        codes = around.codes.get(name, ())
        for other in _others(value, days, around, codes):
            yield {**facts, name: other}


def _others(
    value: Json, days: Sequence[date], around: Surroundings, codes: Sequence[str] = ()
) -> Iterator[Json]:
    match value:
        case None:
            yield from codes
            return
        case bool():
            yield not value
        case int():
            yield from _other_integers(value, around)
        case float():
            yield from map(float, _other_decimals(Decimal(str(value)), around))
        case str() if codes:
            yield from (code for code in codes if code != value)
        case str():
            yield from _other_texts(value, days, around)
        case list():
            yield from _other_lists(value, days, around, codes)
        case dict():
            yield from _other_objects(value, days, around)
            return
    yield None


def _other_objects(
    value: dict[str, Json], days: Sequence[date], around: Surroundings
) -> Iterator[Json]:
    for name, inner in value.items():
        for other in (*_others(inner, days, around), None):
            yield {**value, name: other}


def _other_integers(value: int, around: Surroundings) -> list[int]:
    near = {value + n for n in (-1, 1)} | {n + m for n in around.integers for m in (-1, 0, 1)}
    return sorted((near | {0, 1, 2}) - {value})


def _other_texts(text: str, days: Sequence[date], around: Surroundings) -> Iterator[str]:
    if _DECIMAL.fullmatch(text):
        yield from map(str, _other_decimals(Decimal(text), around))
        return
    for first in in_our_times(_days_of(text)):
        if _DAY.fullmatch(text):
            yield from (day.isoformat() for day in _other_days(first, days, around))
            continue
        found = [add_months(first, n) for n in (-12, -1, 1, 12)]
        found += [add_months(day, n) for day in around.changes for n in (-1, 0)]
        found += [add_months(d, n) for d in days for n in (-1, 0, 1)]
        found += [add_months(d, 12 * n + m) for d in days for n in _years(around) for m in (0, 1)]
        yield from dict.fromkeys(str(YearMonth.of(day)) for day in in_our_times(found))


def _other_decimals(number: Decimal, around: Surroundings) -> Iterator[Decimal]:
    """Yield a number a last place more and less, and those of the parameters likewise."""
    place = Decimal((0, (1,), min(int(number.as_tuple().exponent), -1)))
    near = (one + n * place for one in (number, *around.numbers) for n in (-1, 0, 1))
    yield from (one for one in near if one >= 0 and one != number)


def _other_days(day: date, days: Sequence[date], around: Surroundings) -> Iterator[date]:
    others = [one for one in days if one != day]
    found = [day - _ONE, day + _ONE, *(add_months(day, n) for n in (-12, -1, 1, 12))]
    found += [edge + n * _ONE for edge in (*around.changes, *others) for n in (-1, 0, 1)]
    for other in others:
        years = in_our_times(add_years(other, n) for year in _years(around) for n in (-year, year))
        found += [one + n * _ONE for one in years for n in (-1, 0, 1)]
        apart = [n for n in around.integers if 1 < n <= _FARTHEST]
        found += [other + sign * n * _ONE for n in apart for sign in (-1, 1)]
        found += [add_months(other, n) for n in (*apart, *(-n for n in apart)) if abs(n) <= 60]  # noqa: PLR2004 - five years of months
    found += [edge for one in calendar_edges(day) for edge in one.days]
    yield from dict.fromkeys(one for one in in_our_times(found) if one != day)


def _other_lists(
    value: list[Json], days: Sequence[date], around: Surroundings, codes: Sequence[str]
) -> Iterator[Json]:
    if value:
        yield []
        yield [*value, value[-1]]
    if len(value) > 1:
        yield value[::-1]
        yield from ([*value[:at], *value[at + 1 :]] for at in range(len(value)))
    for code in codes:
        yield [code]
    yield from ([*value, code] for code in codes if code not in value)
    if not value and not codes:
        for day in days:
            yield [day.isoformat()]
    for at, inner in enumerate(value):
        for other in _others(inner, days, around, codes):
            if other is not None:
                yield [*value[:at], other, *value[at + 1 :]]


def _years(around: Surroundings) -> list[int]:
    stated = (n for n in around.integers if 0 < n <= _LONGEST)
    return sorted({1, *AGES, *stated})


def in_our_times(days: Iterable[date]) -> list[date]:
    """Return the days on which somebody now alive, or soon, may have to do with an office."""
    return [day for day in days if _FIRST_YEAR <= day.year <= _LAST_YEAR]


def _days_of(value: Json) -> Iterator[date]:
    if isinstance(value, str) and (_DAY.fullmatch(value) or _MONTH.fullmatch(value)):
        with suppress(ValueError):  # a day that is not known, such as 2000-00-00
            yield date.fromisoformat(value if _DAY.fullmatch(value) else f"{value}-01")
    elif isinstance(value, list):
        for one in value:
            yield from _days_of(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _days_of(one)
