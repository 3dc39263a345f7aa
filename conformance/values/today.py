"""Today and now in Japan, where legal days begin."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

_JAPAN = ZoneInfo("Asia/Tokyo")


def today_in_japan() -> dt.date:
    """Return today's date in Japan."""
    return dt.datetime.now(_JAPAN).date()


def now_in_japan() -> dt.datetime:
    """Return the time in Japan, to the second."""
    return dt.datetime.now(_JAPAN).replace(microsecond=0)
