"""Facts of days for which no law was read: before the first day of a rule's parameters."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from conformance.rules.errors import OutOfScopeError
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.rules.core import Parameters

_YEAR: Final = re.compile(r"(?:^|_)year$")
_BIRTH: Final = re.compile(r"(?:^|_)(?:birth|born)(?:_|$)")


def hold_in_force(facts: object, law: Parameters) -> None:
    """Hold that some day of the facts is not before the first for which parameters are stated.

    Days of birth say nothing of when a rule is asked. Parameters without a first day, and facts
    without days, were always in force (`OutOfScopeError` otherwise).
    """
    starts = [period.start for period in law.periods]
    if not starts or None in starts:
        return
    first = min(start for start in starts if start is not None)
    found = max(_days(facts), default=None)
    if found is not None and found < first:
        msg = f"expected a day on or after {first}, from which the law was read, found {found}"
        raise OutOfScopeError(msg)


def _days(facts: object, name: str = "") -> Iterator[date]:
    """Yield the days that facts tell: of a year or month its last."""
    if is_dataclass(facts) and not isinstance(facts, YearMonth):
        for one in fields(facts):
            yield from _days(getattr(facts, one.name), one.name)
    elif isinstance(facts, tuple | list):
        for one in facts:
            yield from _days(one, name)
    elif not tells_birth(name):
        day = day_of(facts, name)
        yield from () if day is None else (day,)


def tells_birth(name: str) -> bool:
    """Return whether a fact of a name is somebody's birth."""
    return _BIRTH.search(name) is not None


def day_of(fact: object, name: str) -> date | None:
    """Return the day that a fact tells, of a month or year its last; None where it tells none."""
    if isinstance(fact, datetime):
        return fact.date()
    if isinstance(fact, date):
        return fact
    if isinstance(fact, YearMonth):
        return fact.last_day
    if type(fact) is int and _YEAR.search(name) and date.min.year <= fact < date.max.year:
        return date(fact + 1, 3, 31) if name == "fiscal_year" else date(fact + 1, 12, 31)
    return None
