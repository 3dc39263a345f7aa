"""The base date of the tax (賦課期日, 地方税法第359条) and what it decides."""

from datetime import date


def base_date(fiscal_year: int) -> date:
    """Return 1 January of the year in which the fiscal year begins."""
    return date(fiscal_year, 1, 1)


def first_year_after(done_on: date) -> int:
    """Return the fiscal year of the first base date on or after a day.

    What is done on 1 January belongs to the fiscal year of that very base date.
    """
    return done_on.year if done_on == base_date(done_on.year) else done_on.year + 1
