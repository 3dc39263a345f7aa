"""Today and now in Japan, where legal days begin."""

from __future__ import annotations

import datetime as dt

JAPAN = dt.timezone(dt.timedelta(hours=9))  # all year; a machine need not have the zones' table


def today_in_japan() -> dt.date:
    """Return today's date in Japan."""
    return dt.datetime.now(JAPAN).date()


def now_in_japan() -> dt.datetime:
    """Return the time in Japan, to the second."""
    return dt.datetime.now(JAPAN).replace(microsecond=0)
