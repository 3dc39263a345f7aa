"""Open and closed days of an office."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.office_days import STANDARD, OfficeCalendar, is_national_holiday

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
OTHER_SOURCE = holidays.country_holidays("JP", years=range(2024, 2028))


@pytest.mark.parametrize("year", range(2024, 2028))
def test_two_libraries_agree_on_the_holidays_of_a_year(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    of_year = [day for day in days if day.year == year]
    ours = {day for day in of_year if is_national_holiday(day)}
    assert ours == {day for day in of_year if day in OTHER_SOURCE}
    assert len(ours) >= 16


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 5, 3),  # Saturday and holiday
        date(2025, 5, 6),  # substitute for the holiday on Sunday 4 May
        date(2026, 9, 22),  # between two holidays
        date(2025, 12, 29),
        date(2025, 12, 31),
        date(2025, 1, 2),
        date(2025, 1, 3),
    ],
)
def test_an_office_is_closed(day: date) -> None:
    assert STANDARD.is_closed(day)


@pytest.mark.parametrize("day", [date(2024, 12, 27), date(2025, 1, 6), date(2025, 5, 7)])
def test_an_office_is_open(day: date) -> None:
    assert STANDARD.is_open(day)


def test_the_new_year_break_is_bridged() -> None:
    assert STANDARD.next_open(date(2024, 12, 27)) == date(2025, 1, 6)
    assert STANDARD.previous_open(date(2025, 1, 6)) == date(2024, 12, 27)
    assert STANDARD.open_on_or_after(date(2024, 12, 29)) == date(2025, 1, 6)
    assert STANDARD.open_on_or_before(date(2025, 1, 3)) == date(2024, 12, 27)


def test_an_open_day_is_its_own_open_day() -> None:
    day = date(2025, 5, 7)
    assert STANDARD.open_on_or_after(day) == STANDARD.open_on_or_before(day) == day


def test_an_ordinance_may_close_further_days_and_another_new_year() -> None:
    calendar = OfficeCalendar(
        year_end_from=(12, 30), year_end_until=(1, 4), more_closed=frozenset({date(2025, 6, 23)})
    )
    assert calendar.is_closed(date(2025, 6, 23))
    assert calendar.is_open(date(2025, 12, 29))
    assert calendar.is_closed(date(2027, 1, 4))


@given(DAYS)
def test_next_and_previous_open_days_are_neighbours(day: date) -> None:
    following, before = STANDARD.next_open(day), STANDARD.previous_open(day)
    assert before < day < following
    assert STANDARD.is_open(following)
    assert STANDARD.is_open(before)
    assert following - day <= timedelta(days=11)
    if STANDARD.is_open(day):
        assert STANDARD.previous_open(following) == day
