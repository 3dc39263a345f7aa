"""When an infant reaches an age in months, as immunisation and checkups count it.

Source: 年齢計算ニ関スル法律 and 民法第143条第2項; the notice on immunisation of 2014-03-11.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from conformance.rules.ages import attains, fiscal_year_end_after_attaining
from conformance.rules.calendar import fiscal_year_start, last_day_of_months
from conformance.rules.core import InForce, OutOfScopeError, value
from conformance.rules.scope import within

_LAST_YEAR = 9800
_ONE_DAY = timedelta(days=1)
_SCHOOL_AGE, _HPV_FIRST_AGE, _HPV_LAST_AGE = 6, 12, 16


@value
class Window:
    """The first and the last day on which something may be done, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the window."""
        return self.first <= day <= self.last


def reaches(birth: date, months: int) -> date:
    """Return the day an age in months is reached: the day before the corresponding day.

    Where the month lacks that day it is the month's last: born 31 December, two months are
    reached on the last of February.
    """
    within("birth_date", birth.year, 1, _LAST_YEAR)
    return last_day_of_months(birth, months)


def months_after(day: date, months: int) -> date:
    """Return the corresponding day some months later, or the first of the next month without one.

    It is the first day on which so many months lie between (nか月以上の間隔).
    """
    return reaches(day, months) + _ONE_DAY


def between(birth: date, first_months: int, last_months: int) -> Window:
    """Return the window from one age in months until another is reached (至るまで)."""
    return Window(reaches(birth, first_months), reaches(birth, last_months))


def year_before_school(birth: date) -> Window:
    """Return the fiscal year before elementary school (小学校就学の始期の前1年)."""
    within("birth_date", birth.year, 1, _LAST_YEAR)
    last = fiscal_year_end_after_attaining(birth, _SCHOOL_AGE)
    return Window(fiscal_year_start(last), last)


def hpv_years(birth: date) -> Window:
    """Return the fiscal years in which a girl becomes 12 to 16."""
    within("birth_date", birth.year, 1, _LAST_YEAR)
    return Window(
        fiscal_year_start(attains(birth, _HPV_FIRST_AGE)),
        fiscal_year_end_after_attaining(birth, _HPV_LAST_AGE),
    )


def hold_born_since(birth: date, vaccine: str, in_force: InForce) -> None:
    """Hold that a vaccination was a routine one, as it is now, for who was born on a day."""
    since = cast("dict[str, str]", in_force.raw("born_from")).get(vaccine)
    if since is None:
        msg = f"vaccine: expected a routine vaccination with ages, found {vaccine!r}"
        raise OutOfScopeError(msg)
    if birth < date.fromisoformat(since):
        msg = f"birth_date: expected a day from {since} for {vaccine}, found {birth}"
        raise OutOfScopeError(msg)
