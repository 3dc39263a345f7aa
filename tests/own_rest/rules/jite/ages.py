"""Months in which a child's age ends something."""

from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, same_day, school_year_end

_NEW_LAW = Month.at(2024, 10)


def third_birthday_month(birth: date) -> Month:
    """Return the last month of the rate for children under three."""
    return Month.of(same_day(birth, 36))


@rule("child-age-limits", birth_date=read.day)
def child_age_limits(birth_date):
    paid = school_year_end(birth_date, 18)
    if paid < _NEW_LAW:
        raise OutOfScope("paid under the law before the reform")
    return {
        "under3_last_month": third_birthday_month(birth_date),
        "pay_last_month": paid,
        "count_last_month": school_year_end(birth_date, 22),
    }
