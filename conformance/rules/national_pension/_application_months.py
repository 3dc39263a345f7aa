"""Which months an application for relief of premiums reaches, and whose income it looks at."""

from datetime import date
from typing import Final

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


def reaches(applied: date, target: YearMonth, first: int, back: int) -> bool:
    """Say whether an application reaches `target`: `back` months back to its own cycle's end."""
    applied_in = YearMonth.of(applied)
    return applied_in.plus(-back) <= target <= cycle_of(applied_in, first)[1]


def income_year(cycle_start: YearMonth) -> int:
    """Return the year before the one in which the cycle begins (国民年金法第90条第1項第1号)."""
    return cycle_start.year - 1
