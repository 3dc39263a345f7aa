"""Which months an application for relief of premiums reaches, and whose income it looks at."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

RETROACTIVE_MONTHS: Final = 25
"""Months back from the month of application (国民年金法第102条第4項: two years and a month)."""

JULY: Final = 7
"""The exemption year begins (国民年金法施行規則)."""

APRIL: Final = 4
"""The year of the student's special begins (国民年金法施行規則)."""


def cycle_of(month: YearMonth, first: int) -> tuple[YearMonth, YearMonth]:
    """Return the first and last month of the year from month `first` that holds `month`."""
    start = YearMonth(month.year - (month.month < first), first)
    return start, start.plus(11)


_MOVED_DAYS: Final = 7
"""Days of a month by which an end on a closed day has moved (ten of them ran to 6 May 2019)."""


def reaches(applied: date, target: YearMonth, first: int, back: int) -> bool:
    """Say whether an application reaches `target`: `back` months back to its own cycle's end.

    Out of scope (`OutOfScopeError`): the month before those, asked for in the first days of a
    month. Due day and end of the two years move where they are closed days (国民年金法第91条・
    第95条・第102条第4項、国税通則法第10条第2項、行政機関の休日に関する法律第2条), and the days
    closed are not among the facts.
    """
    applied_in = YearMonth.of(applied)
    if target == applied_in.plus(-back - 1) and applied.day <= _MOVED_DAYS:
        msg = (
            f"application_date: expected a day after the first {_MOVED_DAYS} of the month for "
            f"{target}, found {applied}"
        )
        raise OutOfScopeError(msg)
    return applied_in.plus(-back) <= target <= cycle_of(applied_in, first)[1]


def income_year(cycle_start: YearMonth) -> int:
    """Return the year before the one in which the cycle begins (国民年金法第90条第1項第1号)."""
    return cycle_start.year - 1
