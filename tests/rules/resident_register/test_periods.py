from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError
from conformance.rules.resident_register._periods import days_after, last_day_of_period

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(first=DAYS, months=st.integers(1, 600))
def test_a_period_of_months_ends_before_or_with_the_corresponding_month(
    first: date, months: int
) -> None:
    end = last_day_of_period(first, months=months)

    after = end + timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month
    # The next period begins on the same day of the month, or on the first when there is none.
    assert (after.day, whole) in {(first.day, months), (1, months + 1)}


@given(st.dates(date(1900, 1, 1), date(2200, 12, 1)), st.integers(1, 24))
def test_a_later_first_day_never_ends_earlier(first: date, months: int) -> None:
    tomorrow = last_day_of_period(first + timedelta(days=1), months=months)

    assert last_day_of_period(first, months=months) <= tomorrow


def test_the_calendar_has_an_end() -> None:
    with pytest.raises(OutOfScopeError, match="1 days from 9999-12-31"):
        days_after(date.max, 1)
    with pytest.raises(OutOfScopeError, match="2 months from 9999-11-02"):
        last_day_of_period(date(9999, 11, 2), months=2)
