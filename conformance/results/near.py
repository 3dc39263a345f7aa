"""Near misses of what the harness expects: values it makes itself, before it sees an answer.

A day too early, a month too late, one more, another rounding: most wrong values are among them,
so that they can be shown without showing a value that only the package knows.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_STEPS = (1, 10, 100, 1_000)


def near(values: Iterable[str]) -> Iterator[str]:
    """Yield the near misses of days, months and numbers among the values."""
    for value in values:
        if _DAY.fullmatch(value):
            yield from _days(value)
        elif _MONTH.fullmatch(value):
            yield from _months(value)
        elif _NUMBER.fullmatch(value):
            yield from _numbers(int(value))


def _days(value: str) -> Iterator[str]:
    try:
        day = date.fromisoformat(value)
        yield from ((day + timedelta(days=by)).isoformat() for by in (-1, 1))
    except (ValueError, OverflowError):
        return
    yield value[:7]
    yield from (f"{month}-{value[8:]}" for month in _months(value[:7]))
    yield from (f"{month}-01" for month in (value[:7], *_months(value[:7])))


def _months(value: str) -> Iterator[str]:
    counted = int(value[:4]) * 12 + int(value[5:]) - 1
    for by in (-12, -2, -1, 1, 2, 12):
        year, month = divmod(counted + by, 12)
        yield f"{year:04}-{month + 1:02}"


def _numbers(value: int) -> Iterator[str]:
    yield "0"
    yield from (str(value + sign * by) for by in _STEPS for sign in (-1, 1))
    yield from (str(value // by * by) for by in _STEPS[1:])
    yield str(-value)
