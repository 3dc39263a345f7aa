from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.age_at_end_of_day import Given, age_at_end_of_day

BIRTHS = st.dates(date(1900, 1, 1), date(2025, 12, 31))


def age(birth: date, day: date) -> int:
    return age_at_end_of_day(Given(birth, day), Parameters(), Why()).age_at_end_of_day


@given(birth=BIRTHS, days=st.integers(0, 45000))
def test_an_age_rises_by_one_at_most_from_day_to_day(birth: date, days: int) -> None:
    day = birth + timedelta(days=days)

    assert age(birth, day + timedelta(days=1)) - age(birth, day) in (0, 1)


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_born_on_a_leap_day_the_age_rises_on_28_february_of_every_year(year: int) -> None:
    born = date(2024, 2, 29)

    assert (age(born, date(year, 2, 27)), age(born, date(year, 2, 28))) == (
        year - 2025,
        year - 2024,
    )


def test_born_on_1_march_the_age_rises_on_the_last_day_of_february() -> None:
    assert age(date(2007, 3, 1), date(2024, 2, 28)) == 16
    assert age(date(2007, 3, 1), date(2024, 2, 29)) == 17


@pytest.mark.parametrize("day", [date(2024, 12, 31), date.max])
def test_a_day_before_birth_or_at_the_end_of_the_calendar_is_out_of_scope(day: date) -> None:
    with pytest.raises(OutOfScopeError, match="birth_on 2025-01-01"):
        age(date(2025, 1, 1), day)
