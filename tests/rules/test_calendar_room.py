from datetime import date

import pytest

from conformance.rules.ages import attains
from conformance.rules.calendar_room import roomy
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth


@pytest.mark.parametrize("year", [131, 9869])
def test_a_life_fits_around_a_roomy_day(year: int) -> None:
    assert attains(roomy("birth_date", date(year, 12, 31)), 120).year == year + 120
    assert roomy("month", YearMonth(year, 1)).plus(-12 * 130).year == year - 130


@pytest.mark.parametrize("day", [date(1, 1, 1), date(130, 12, 31), date(9870, 1, 1), date.max])
def test_days_at_the_ends_of_the_calendar_are_out_of_scope(day: date) -> None:
    with pytest.raises(OutOfScopeError, match="birth_date: expected a year from 131 to 9869"):
        roomy("birth_date", day)
