"""Facts of a rule as a package that works on today's date can be told them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.life_events import Day
from conformance.contract.stated import shifted
from conformance.values.year_month import YearMonth
from conformance.worlds.asked import decided
from conformance.worlds.brought import brought
from conformance.worlds.process.unknown import last_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived

    Facts = dict[str, Json]

    Move = Callable[[Facts, date, date], Facts]

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})
_YEAR: Final = 12
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class RuleSample:
    """Facts of a rule, what it gives, and which of those listed they were made from."""

    number: int
    facts: Facts
    derived: Derived[object]


def facts_on(
    spec: Specification,
    rule: str,
    listed: Iterable[Mapping[str, Json]],
    today: date,
    given: Mapping[str, Json] = _NOTHING,
) -> Iterator[RuleSample]:
    """Yield facts that the rule decides, so moved that the last of them happened of late.

    What a rule gives for months to come or years ago cannot be asked of a process. By whole years
    first: the first of a month and of a fiscal year stay what they are. None is yielded twice.
    `given`: facts that are always so. The day of birth alone moves nobody: people are as old as
    they are.
    """
    own, seen = [{**facts, **given} for facts in listed], set[str]()
    for move in _moves(today):
        for number, facts in enumerate(own):
            anchor = last_known(
                {k: v for k, v in facts.items() if k not in {*given, *_births(facts)}}
            )
            moved = facts if anchor is None else {**move(facts, anchor, today), **given}
            derived = None if str(moved) in seen else decided(spec, rule, moved)
            seen.add(str(moved))
            if derived is not None:
                yield RuleSample(number, moved, derived)


def _births(facts: Facts) -> set[str]:
    return {fact for fact in facts if "birth" in fact}


def _moves(today: date) -> Iterator[Move]:
    """Yield ways to bring facts near today.

    On the last of a month least is open that depends on what else happened in the month.
    """
    yield _by_years
    for back in (0, today.day, 9, 23):
        yield partial(_by_days, back)


def _by_years(facts: Facts, last: date, today: date) -> Facts:
    """Return facts so many years later that the last of them lies in the year before today."""
    years = today.year - last.year - ((last.month, last.day) > (today.month, today.day))
    return _later(facts, years * _YEAR)


def _by_days(back: int, facts: Facts, last: date, today: date) -> Facts:
    """Return facts whose last day is so many days before today; of months, whose month it is."""
    to = today - timedelta(days=back)
    if any(_is_day(v) for k, v in facts.items() if k not in _births(facts)):
        return brought(facts, last, to)
    return _later(facts, YearMonth.of(last).months_until(YearMonth.of(to)))


def _is_day(value: Json) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _later(facts: Facts, months: int) -> Facts:
    """Return facts with every date so many months later; a day that a month lacks is its last."""
    return {name: _value_later(value, months) for name, value in facts.items()}


def _value_later(value: Json, months: int) -> Json:
    if isinstance(value, list):
        return [_value_later(one, months) for one in value]
    if isinstance(value, dict):
        return _later(value, months)
    if not isinstance(value, str):
        return value
    try:
        if _DAY.fullmatch(value):
            return shifted(date.fromisoformat(value), Day(months=months)).isoformat()
        return str(YearMonth.parse(value).plus(months))
    except ValueError:
        return value
