"""The days on which a child's age changes what it is entitled to (子ども・子育て支援法第19条)."""

from __future__ import annotations

from datetime import date, timedelta

from conformance.rules.ages import attains, fiscal_year_end_after_attaining
from conformance.rules.scope import within

_LAST_BIRTH_YEAR = 9900
_ONE_DAY = timedelta(days=1)


def school_start(birth: date) -> date:
    """Return the 1 April on which elementary school begins (小学校就学の始期).

    The first 1 April from the day after age 6 is attained (学校教育法第17条): born 1 April, in
    the year of the sixth birthday; born 2 April, a year later.
    """
    return fiscal_year_end_after_attaining(_born(birth), 6) + _ONE_DAY


def attains_three(birth: date) -> date:
    """Return the day (at its end) on which age 3 is attained, the day before the birthday."""
    return attains(_born(birth), 3)


def end_of_under_three(birth: date) -> date:
    """Return the first 31 March on or after the day age 3 is attained."""
    return fiscal_year_end_after_attaining(_born(birth), 3)


def _born(birth: date) -> date:
    within("birth_date", birth.year, 1, _LAST_BIRTH_YEAR)
    return birth
