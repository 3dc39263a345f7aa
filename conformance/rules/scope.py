"""Facts that no rule decides: negative amounts, counts out of range, years of no calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from conformance.rules.core import OutOfScopeError, Parameters
from conformance.values.year_month import YearMonth

LATEST: Final = date.max
"""The day to read parameters on where the facts name none: those without an end are in force."""

Number = TypeVar("Number", int, Decimal)

_FIRST_YEAR, _LAST_YEAR = 1, 9998


def within(name: str, found: Number, least: int, most: int | None = None) -> Number:
    """Return `found` when it lies from `least` to `most`, both included (`OutOfScopeError`)."""
    if found < least or (most is not None and found > most):
        wanted = f"{least} or more" if most is None else f"{least} to {most}"
        msg = f"{name}: expected {wanted}, found {found}"
        raise OutOfScopeError(msg)
    return found


def not_before(name: str, found: date, earliest: date) -> date:
    """Return `found` when it is `earliest` or later (`OutOfScopeError`)."""
    if found < earliest:
        msg = f"{name}: expected a day on or after {earliest}, found {found}"
        raise OutOfScopeError(msg)
    return found


def since_law(law: Parameters, name: str, found: date) -> date:
    """Return `found` when the law stated first was in force by then (`OutOfScopeError`).

    A rule without parameters, or whose parameters have no first day, was always in force.
    """
    starts = [period.start for period in law.periods]
    if not starts or None in starts:
        return found
    return not_before(name, found, min(start for start in starts if start is not None))


def next_day(name: str, day: date) -> date:
    """Return the day after (`OutOfScopeError` on the last day of the calendar)."""
    if day == date.max:
        msg = f"{name}: expected a day with a day after it, found {day}"
        raise OutOfScopeError(msg)
    return day + timedelta(days=1)


def fiscal_year_months(year: int) -> tuple[YearMonth, YearMonth]:
    """Return April and March of a fiscal year (`OutOfScopeError` outside the calendar)."""
    within("fiscal_year", year, _FIRST_YEAR, _LAST_YEAR)
    return YearMonth(year, 4), YearMonth(year + 1, 3)
