"""The fifteen days within which a late claim still counts (児童手当法第8条第3項)."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from conformance.rules.calendar import next_open_day

_GRACE: Final = timedelta(days=15)


def last_claim_day(event: date, closed_dates: Collection[date]) -> date:
    """Return the fifteenth day counted from the day after `event`, or the next open day.

    The first day is not counted (民法第140条) and a closed last day moves on (民法第142条), both
    applied by 児童手当法第24条.
    """
    return next_open_day(event + _GRACE, closed_dates)
