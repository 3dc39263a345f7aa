from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.ages import (
    age_at_end_of_day,
    age_at_start_of_day,
    attains,
    birthday,
    fiscal_year_end_after_attaining,
)

BIRTHS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
AGES = st.integers(1, 120)


def test_an_age_is_attained_on_the_day_before_the_birthday() -> None:
    assert attains(date(2007, 4, 1), 18) == date(2025, 3, 31)
    assert attains(date(2007, 1, 1), 18) == date(2024, 12, 31)


@pytest.mark.parametrize("age", [1, 3, 4, 96])
def test_born_on_29_february_every_age_is_attained_on_28_february(age: int) -> None:
    assert attains(date(2004, 2, 29), age) == date(2004 + age, 2, 28)


def test_born_on_1_march_the_day_before_is_29_february_in_a_leap_year() -> None:
    assert attains(date(2003, 3, 1), 1) == date(2004, 2, 29)
    assert attains(date(2003, 3, 1), 2) == date(2005, 2, 28)


def test_born_on_1_april_the_fiscal_year_ends_a_year_earlier_than_born_on_2_april() -> None:
    assert fiscal_year_end_after_attaining(date(2007, 4, 1), 18) == date(2025, 3, 31)
    assert fiscal_year_end_after_attaining(date(2007, 4, 2), 18) == date(2026, 3, 31)


def test_an_age_below_one_and_a_day_before_birth_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or more, found 0"):
        attains(date(2007, 4, 1), 0)
    with pytest.raises(ValueError, match="on or after the birth 2007-04-01, found 2007-03-31"):
        age_at_end_of_day(date(2007, 4, 1), date(2007, 3, 31))


def test_the_two_ways_of_counting_differ_on_the_day_before_a_birthday_only() -> None:
    birth = date(2007, 4, 1)
    differing = [
        day
        for day in (date(2025, 3, 1) + timedelta(days=n) for n in range(60))
        if age_at_end_of_day(birth, day) != age_at_start_of_day(birth, day)
    ]

    assert differing == [date(2025, 3, 31)]


@given(birth=BIRTHS, age=AGES)
def test_the_age_rises_on_the_day_it_is_attained_and_not_before(birth: date, age: int) -> None:
    day = attains(birth, age)

    assert age_at_end_of_day(birth, day) == age
    assert age_at_end_of_day(birth, max(birth, day - timedelta(days=1))) == age - 1


@given(birth=BIRTHS, age=AGES)
def test_the_fiscal_year_end_is_the_first_31_march_from_the_attainment(
    birth: date, age: int
) -> None:
    end = fiscal_year_end_after_attaining(birth, age)

    assert (end.month, end.day) == (3, 31)
    assert timedelta(0) <= end - attains(birth, age) < timedelta(days=366)


@given(birth=BIRTHS, age=AGES)
def test_a_birthday_follows_the_day_the_age_is_attained(birth: date, age: int) -> None:
    day = birthday(birth, age)

    assert age_at_start_of_day(birth, day) == age
    assert (day.month, day.day) in {(birth.month, birth.day), (3, 1)}
