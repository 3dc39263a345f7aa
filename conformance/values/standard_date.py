"""A DATE of the standard: a day, an open end of a range, or a date that is only partly known.

`0000-01-01` (unknown start) and `9999-12-31` (no end) are marks, not days; year 0 does not even
exist in `datetime.date`. Source: 凡例）データ型 of the item-list workbooks.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from conformance.values.problem import Problem, problem

Kind = Literal["exact", "range_start", "range_end", "partial"]
RANGE_START, RANGE_END = "0000-01-01", "9999-12-31"
_FORM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_THIRDS = {1: (1, 10), 2: (11, 20), 3: (21, 31)}


@dataclass(frozen=True, slots=True)
class StandardDate:
    """What a DATE value means.

    Attributes:
        kind: `exact` day, `range_start`, `range_end`, or `partial`.
        year, month, day: the parts that are known.
        season: 1 spring to 4 winter, where that is all that is known of the month.
        third: 1 上旬, 2 中旬, 3 下旬, where that is all that is known of the day.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    third: int | None = None

    @classmethod
    def of(cls, day: date) -> StandardDate:
        """Return the exact day."""
        return cls("exact", day.year, day.month, day.day)

    @property
    def exact(self) -> date | None:
        """The day, when the date is one."""
        if self.kind != "exact" or self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """The first and last day it can be; None without a year (a season narrows nothing)."""
        if self.year is None:
            return None
        months = (self.month, self.month) if self.month else (1, 12)
        days = (self.day, self.day) if self.day else _THIRDS.get(self.third or 0, (1, 31))
        last = monthrange(self.year, months[1])[1]
        return date(self.year, months[0], days[0]), date(self.year, months[1], min(days[1], last))


def parse_standard_date(text: str) -> StandardDate | Problem:
    """Return what a DATE of the standard means; a partly known date is a problem here.

    For items with 不詳フラグ use `conformance.values.unknown_dates`.
    """
    if text == RANGE_START:
        return StandardDate("range_start")
    if text == RANGE_END:
        return StandardDate("range_end")
    found = _FORM.fullmatch(text)
    if found is None:
        return problem("V-DATE-FORM", text)
    year, month, day = (int(part) for part in found.groups())
    try:
        return StandardDate.of(date(year, month, day))
    except ValueError:
        unspecified = 0 in (month, day)
        return problem("V-DATE-UNSPECIFIED" if unspecified else "V-DATE-CALENDAR", text)
