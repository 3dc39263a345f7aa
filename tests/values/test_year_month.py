"""Calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.year_month import YearMonth

MONTHS = st.builds(YearMonth, st.integers(1, 9999), st.integers(1, 12))
NEAR = st.builds(YearMonth, st.integers(1000, 3000), st.integers(1, 12))


@given(MONTHS)
def test_a_month_survives_writing_and_reading(month: YearMonth) -> None:
    assert YearMonth.parse(str(month)) == month


@given(NEAR, st.integers(-5000, 5000))
def test_months_added_are_the_months_between(month: YearMonth, months: int) -> None:
    assert month.months_until(month.plus(months)) == months


@given(NEAR)
def test_the_next_month_begins_the_day_after_the_last(month: YearMonth) -> None:
    assert month.last_day + timedelta(days=1) == month.plus(1).first_day


def test_the_last_month_of_the_calendar_has_a_last_day() -> None:
    assert YearMonth(9999, 12).last_day == date(9999, 12, 31)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-00", "2025-4", "25-04", "0000-01", "２０２５-04", ""]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a month"):
        YearMonth.parse(text)
