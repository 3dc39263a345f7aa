"""Facts that no rule decides: negative amounts, counts outside their range, years not on a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from datetime import date

_FIRST_YEAR, _LAST_YEAR = 1, 9998


def within(name: str, found: int, least: int, most: int | None = None) -> int:
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


def fiscal_year_months(year: int) -> tuple[YearMonth, YearMonth]:
    """Return April and March of a fiscal year (`OutOfScopeError` outside the calendar)."""
    within("fiscal_year", year, _FIRST_YEAR, _LAST_YEAR)
    return YearMonth(year, 4), YearMonth(year + 1, 3)
