"""The first and last day of what is dated in the catalogue: `{from, to}`, of days or months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Mapping

BOUNDS = ("from", "to")
_MONTH_LENGTH = len("2024-10")


def bounds_of(entry: Mapping[str, object]) -> tuple[date | None, date | None]:
    """Return the first and the last day of an entry; None is open.

    A bound is `YYYY-MM-DD` or `YYYY-MM` (a month: from its first, to its last day). `ValueError`
    names a bound that is none, and an end before its beginning.
    """
    start, end = (_bound(entry, name) for name in BOUNDS)
    if start and end and end < start:
        msg = f"parameters: expected `to` on or after `from` {start}, found {end}"
        raise ValueError(msg)
    return start, end


def _bound(entry: Mapping[str, object], name: str) -> date | None:
    found = entry.get(name)
    if found is None:
        return None
    try:
        return _day(str(found), last=name == "to")
    except ValueError as error:
        msg = f"parameters: expected `{name}` as YYYY-MM-DD or YYYY-MM, found {found!r}"
        raise ValueError(msg) from error


def _day(text: str, *, last: bool) -> date:
    if len(text) > _MONTH_LENGTH:
        return date.fromisoformat(text)
    month = YearMonth.parse(text)
    return month.last_day if last else month.first_day
