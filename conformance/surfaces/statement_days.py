"""Days that a statement, a waiver or an answer can bear; every other is a slip of the pen."""

from __future__ import annotations

import datetime as dt
from typing import Final

FIRST: Final = dt.date(2020, 1, 1)
"""Nothing was stated before: the first standard specification is of 2020 (住民記録 第1.0版)."""

_MOST_YEARS: Final = 100
"""What ends later has no end in any life that could look after it."""


def last_end(today: dt.date) -> dt.date:
    """Return the last day on which what is approved today can end."""
    return dt.date(today.year + _MOST_YEARS, 12, 31)


def was_stated(on: dt.date, today: dt.date) -> bool:
    """Return whether a statement can be of a day: neither to come nor before any specification."""
    return FIRST <= on <= today


def can_end(on: dt.date, today: dt.date) -> bool:
    """Return whether an approval can end on a day; whether it is over is asked elsewhere."""
    return FIRST <= on <= last_end(today)
