"""The part of a month that a period covers, and its open days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.values.year_month import YearMonth

_SATURDAY = 5


def covered_days(month: YearMonth, first: date, last: date | None) -> tuple[date, ...]:
    """Return the days of the month from `first` to `last` (None: on), both included.

    `OutOfScopeError` when the period ends before it begins.
    """
    if last is not None and last < first:
        msg = f"expected an end on or after the start {first}, found {last}"
        raise OutOfScopeError(msg)
    return tuple(day for day in days_of(month) if first <= day and (last is None or day <= last))


def days_of(month: YearMonth) -> tuple[date, ...]:
    """Return all days of the month."""
    first = month.first_day
    return tuple(first + timedelta(days=n) for n in range(month.last_day.day))


def open_days(days: Collection[date], closed_dates: Collection[date], *, saturdays: bool) -> int:
    """Return how many days are open: no Sunday, no closed day, Saturdays only if they count."""
    last_weekday = _SATURDAY if saturdays else _SATURDAY - 1
    return sum(day.weekday() <= last_weekday and day not in closed_dates for day in days)
