"""Days on which a municipal office is open or closed (地方公共団体の休日).

地方自治法第4条の2: Sundays and Saturdays, national holidays (国民の祝日に関する法律), and the days
around New Year that an ordinance names, almost everywhere 29 December to 3 January.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import jpholiday

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """The closed days of one municipality.

    Attributes:
        year_end_from: month and day from which the office is closed at the end of the year.
        year_end_until: month and day until which it is closed at the start of the year.
        more_closed: further closed days an ordinance names (第4条の2第3項).
    """

    year_end_from: tuple[int, int] = (12, 29)
    year_end_until: tuple[int, int] = (1, 3)
    more_closed: frozenset[date] = frozenset()

    def is_closed(self, day: date) -> bool:
        """Say whether the office is closed on `day`."""
        return (
            day.weekday() >= _SATURDAY
            or not self.year_end_until < (day.month, day.day) < self.year_end_from
            or is_national_holiday(day)
            or day in self.more_closed
        )

    def is_open(self, day: date) -> bool:
        """Say whether the office is open on `day`."""
        return not self.is_closed(day)

    def open_on_or_after(self, day: date) -> date:
        """Return `day` when open, else the next open day (休日の翌日を期限とみなす rules)."""
        while self.is_closed(day):
            day += _ONE_DAY
        return day

    def open_on_or_before(self, day: date) -> date:
        """Return `day` when open, else the open day before it."""
        while self.is_closed(day):
            day -= _ONE_DAY
        return day

    def next_open(self, day: date) -> date:
        """Return the first open day after `day` (翌開庁日)."""
        return self.open_on_or_after(day + _ONE_DAY)

    def previous_open(self, day: date) -> date:
        """Return the last open day before `day` (前開庁日)."""
        return self.open_on_or_before(day - _ONE_DAY)


STANDARD = OfficeCalendar()
"""The calendar without particulars of an ordinance."""


@lru_cache(maxsize=4096)
def is_national_holiday(day: date) -> bool:
    """Say whether `day` is a national holiday, a substitute or a day between two holidays."""
    return bool(jpholiday.is_holiday(day))
