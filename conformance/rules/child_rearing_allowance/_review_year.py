"""The year from November to October that incomes and annual reports decide."""

from typing import Final

from conformance.values.year_month import YearMonth

START_MONTH: Final = 11
"""November, since the months from 2018-11 on (平成30年法律第44号附則第6条)."""


def review_year_of(month: YearMonth, start_month: int = START_MONTH) -> int:
    """Return the calendar year in which the year that `month` belongs to began."""
    return month.year if month.month >= start_month else month.year - 1
