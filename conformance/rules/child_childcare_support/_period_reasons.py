"""How the reason for needing childcare ends a recognition.

Source: 子ども・子育て支援法施行規則第8条・第28条の5.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

from conformance.rules.core import OutOfScopeError
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

CHILDBIRTH: Final = "02"
JOB_SEARCH: Final = "06"
SCHOOLING: Final = "07"
PARENTAL_LEAVE: Final = "09"
OTHER: Final = "10"
MUNICIPAL: Final = frozenset({PARENTAL_LEAVE, OTHER})
"""Reasons whose end the municipality sets."""

_UNTIL_LIMIT: Final = frozenset({"01", "03", "04", "05", "08"})
_DYNAMIC: Final = frozenset({CHILDBIRTH, JOB_SEARCH, SCHOOLING})


class Facts(Protocol):
    """What the reasons need to know: the reason and the days it hangs on."""

    @property
    def reason(self) -> str | None:
        """The reason's code."""

    @property
    def delivery_date(self) -> date | None:
        """The day of childbirth."""

    @property
    def graduation_date(self) -> date | None:
        """The planned day of graduation."""


def end_by_reason(
    facts: Facts, first_day: date, job_search_days: int, after_delivery_days: int
) -> date | None:
    """Return the last day that the reason allows; None when only the age limits the recognition.

    `OutOfScopeError` when the reason is unknown, missing, one the municipality decides, or when
    the day it hangs on is missing.
    """
    if facts.reason == JOB_SEARCH:
        return _month_end(first_day + timedelta(days=job_search_days - 1))
    if facts.reason == CHILDBIRTH:
        delivered = needed("delivery_date", facts.delivery_date)
        return _month_end(delivered + timedelta(days=after_delivery_days))
    if facts.reason == SCHOOLING:
        return _month_end(needed("graduation_date", facts.graduation_date))
    if facts.reason not in _UNTIL_LIMIT:
        msg = f"reason: expected one of {sorted(_UNTIL_LIMIT | _DYNAMIC)}, found {facts.reason!r}"
        raise OutOfScopeError(msg)
    return None


def days_of_job_search(set_by_municipality: int | None, most: int) -> int:
    """Return the days of job search: as many as the municipality set, at most those of the law."""
    if set_by_municipality is None:
        return most
    return within("job_search_days", set_by_municipality, 1, most)


def needed(name: str, day: date | None) -> date:
    """Return a day that the reason needs (`OutOfScopeError` when it is missing)."""
    if day is None:
        msg = f"{name}: expected a day for this reason, found none"
        raise OutOfScopeError(msg)
    return day


def _month_end(day: date) -> date:
    return YearMonth.of(day).last_day
