"""An accounting period (事業年度) and how long an office stood in it."""

from datetime import date

from conformance.rules.calendar import months_begun, whole_months
from conformance.rules.core import OutOfScopeError
from conformance.rules.corporate_resident_tax._per_capita import MONTHS


def months_of(first: date, last: date) -> int:
    """Return the months of a period, a rest counting as one (`OutOfScopeError` unless 1 to 12)."""
    months = months_begun(first, last)
    if not 1 <= months <= MONTHS:
        msg = f"period: expected one of 12 months at most, found {first} to {last}"
        raise OutOfScopeError(msg)
    return months


def months_held(first: date, last: date) -> int:
    """Return the whole months of a span, a rest not counting, but one at least.

    `OutOfScopeError` when the span holds no day.
    """
    if last < first:
        msg = f"office: expected a day within the period, found {first} to {last}"
        raise OutOfScopeError(msg)
    return max(1, whole_months(first, last))
