"""Values moved by days, months or units: what a boundary that is off by one makes of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Json

_MONTH = len("YYYY-MM")
_DAY = len("YYYY-MM-DD")


def shifted(value: Json, *, days: int = 0, months: int = 0, by: int = 0) -> Json:
    """Return a day, month, instant or number moved; anything else as it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value + by
    if not isinstance(value, str):
        return value
    try:
        return _text(value, days, months)
    except (ValueError, OverflowError):
        return value


def _text(value: str, days: int, months: int) -> str:
    if len(value) == _MONTH:
        return _months(date.fromisoformat(f"{value}-01"), months).isoformat()[:_MONTH]
    moved = _months(date.fromisoformat(value[:_DAY]), months) + timedelta(days=days)
    return moved.isoformat() + value[_DAY:]


def _months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
