"""Time limits that end on a day the office is closed (地方自治法第4条の2第4項)."""

from collections.abc import Collection
from datetime import date

from conformance.values.office_days import OfficeCalendar


def moved_deadline(day: date, closed_dates: Collection[date]) -> date:
    """Return `day` where the office is open, else the next open day.

    Closed are Saturdays, Sundays, national holidays, 29 December to 3 January and `closed_dates`.
    """
    return OfficeCalendar(more_closed=frozenset(closed_dates)).open_on_or_after(day)
