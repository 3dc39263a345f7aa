"""Days of the office and periods in months and years: closed days, fiscal years, legal periods.

Source: 民法第142条・第143条 (periods), 地方自治法第4条の2 (closed days of an office) and
第208条 (fiscal year).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Collection

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_APRIL = 4


def is_closed(day: date, closed_dates: Collection[date]) -> bool:
    """Return whether the office is closed: a Saturday, a Sunday or a day in `closed_dates`."""
    return day.weekday() >= _SATURDAY or day in closed_dates


def next_open_day(day: date, closed_dates: Collection[date]) -> date:
    """Return `day` itself when the office is open, else the first open day after it."""
    while is_closed(day, closed_dates):
        day += _ONE_DAY
    return day


def previous_open_day(day: date, closed_dates: Collection[date]) -> date:
    """Return `day` itself when the office is open, else the last open day before it."""
    while is_closed(day, closed_dates):
        day -= _ONE_DAY
    return day


def add_months(day: date, months: int) -> date:
    """Return the corresponding day `months` later, or the month's last day where it has none."""
    month = YearMonth.of(day).plus(months)
    return min(month.first_day + timedelta(days=day.day - 1), month.last_day)


def add_years(day: date, years: int) -> date:
    """Return the corresponding day `years` later; 29 February becomes 28 in a common year."""
    return add_months(day, 12 * years)


def last_day_of_term(first: date, years: int) -> date:
    """Return the last day of a term of years whose first counted day is `first` (民法第143条第2項).

    It is the day before the corresponding day, or the month's last day where there is none: from
    1 March until the end of February, from 29 February until 28 February of a common year.
    """
    return last_day_of_months(first, 12 * years)


def last_day_of_months(first: date, months: int) -> date:
    """Return the last day of a term of months whose first counted day is `first`.

    民法第143条第2項, as for years: eighteen months from 1 July end on 31 December, six months from
    31 August on the last day of February.
    """
    corresponding = add_months(first, months)
    return corresponding - _ONE_DAY if corresponding.day == first.day else corresponding


def whole_months(first: date, last: date) -> int:
    """Return how many whole months lie from `first` to `last`, both days included (民法第143条).

    What is left over does not count (1月に満たない端数切捨て): 3 June to 31 March holds nine.
    """
    most = 12 * (last.year - first.year) + last.month - first.month + 1
    ends = (n for n in range(most, most - 3, -1) if n <= 0 or last_day_of_months(first, n) <= last)
    return max(0, next(ends))


def months_begun(first: date, last: date) -> int:
    """Return how many months begin from `first` to `last`, both days included (端数切上げ).

    What is left over counts as a month: 3 June to 31 March holds ten. 0 when `last` is earlier.
    """
    whole = whole_months(first, last)
    return whole + (last_day_of_months(first, whole) < last)


def next_month_in(month: YearMonth, numbers: Collection[int]) -> YearMonth:
    """Return the first month after `month` whose number is one of `numbers` (1 to 12)."""
    return next(later for n in range(1, 13) if (later := month.plus(n)).month in numbers)


def fiscal_year(when: date | YearMonth) -> int:
    """Return the fiscal year (年度, April to March) that a day or month belongs to."""
    return when.year if when.month >= _APRIL else when.year - 1


def fiscal_year_start(when: date | YearMonth) -> date:
    """Return 1 April of the fiscal year that a day or month belongs to."""
    return date(fiscal_year(when), 4, 1)


def fiscal_year_end(when: date | YearMonth) -> date:
    """Return the first 31 March on or after a day (or in or after a month)."""
    return date(fiscal_year(when) + 1, 3, 31)
