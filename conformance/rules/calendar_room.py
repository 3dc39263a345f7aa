"""Days and months with room for every term around them: the calendar has an end, terms have not."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

When = TypeVar("When", date, YearMonth)

_ROOM = 130  # years: longer than any term or life that a rule counts


def roomy(name: str, when: When) -> When:
    """Return a day or month that lies 130 years from both ends of the calendar.

    `OutOfScopeError` otherwise: terms from there could not be written as days.
    """
    first, last = date.min.year + _ROOM, date.max.year - _ROOM
    if first <= when.year <= last:
        return when
    msg = f"{name}: expected a year from {first} to {last}, found {when}"
    raise OutOfScopeError(msg)
