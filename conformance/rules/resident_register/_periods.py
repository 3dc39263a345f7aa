"""Periods of days and months that a provision counts, kept inside the calendar.

Source: 民法第140条 (the first day is not counted), 第143条 (a period of months or years ends on the
day before the corresponding day; where a month lacks that day, on the month's last day).
"""

from __future__ import annotations

from datetime import date, timedelta

from conformance.rules.calendar import add_months
from conformance.rules.core import OutOfScopeError


def days_after(day: date, days: int) -> date:
    """Return the day `days` later; `OutOfScopeError` when the calendar ends before."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise _beyond(day, f"{days} days") from error


def last_day_of_period(first: date, *, months: int) -> date:
    """Return the last day of a period of `months` whose first counted day is `first`.

    From 1 July two months last until 31 August. From 29 February a year lasts until 28 February.
    `OutOfScopeError` when the calendar ends before.
    """
    try:
        corresponding = add_months(first, months)
    except (ValueError, OverflowError) as error:
        raise _beyond(first, f"{months} months") from error
    exists = corresponding.day == first.day
    return corresponding - timedelta(days=1) if exists else corresponding


def hold_filed_after(event: date, filed: date) -> None:
    """Hold that a notification is of what has happened: 日から14日以内 begins with that day.

    `OutOfScopeError` otherwise: no office takes it, so that nothing is late or in time.
    """
    if filed < event:
        msg = f"filed_on: expected {event} or later (nothing is notified before), found {filed}"
        raise OutOfScopeError(msg)


def _beyond(day: date, length: str) -> OutOfScopeError:
    return OutOfScopeError(
        f"{length} from {day} end after {date.max}, the last day of the calendar"
    )
