"""A worked example's facts on another day than its own: what it says happened as long ago then."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_LENGTH = len("2026-04-01")


def brought(facts: Mapping[str, Json], day: date, to: date) -> Row:
    """Return facts of a day as they would be on another, every date as far from it as before.

    What the rules make of them there must be worked out anew.
    """
    return {name: _moved(value, day, to) for name, value in facts.items()}


def _moved(value: Json, day: date, to: date) -> Json:
    if isinstance(value, list):
        return [_moved(one, day, to) for one in value]
    if isinstance(value, dict):
        return brought(value, day, to)
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value):
        return _later(value, to - day)
    return _month_later(value, _months(day, to)) if _MONTH.fullmatch(value) else value


def _later(value: str, by: timedelta) -> str:
    try:
        moved = date.fromisoformat(value[:_LENGTH]) + by
    except (ValueError, OverflowError):
        return value  # no day there is: it stays what it is
    return moved.isoformat() + value[_LENGTH:]


def _months(day: date, to: date) -> int:
    return (to.year - day.year) * 12 + to.month - day.month


def _month_later(value: str, by: int) -> str:
    year, month = divmod(int(value[:4]) * 12 + int(value[5:]) - 1 + by, 12)
    return f"{year:04}-{month + 1:02}"
