"""Months in which a child's age ends something."""

from datetime import date

from own_rest.rules import read
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, same_day, school_year_end


def third_birthday_month(birth: date) -> Month:
    """Return the last month of the rate for children under three."""
    return Month.of(same_day(birth, 36))


@rule("child-age-limits", birth_date=read.day)
def child_age_limits(birth_date):
    return {
        "under3_last_month": third_birthday_month(birth_date),
        "pay_last_month": school_year_end(birth_date, 18),
        "count_last_month": school_year_end(birth_date, 22),
    }
