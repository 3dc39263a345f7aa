from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.child_age_limits import Given, Output, child_age_limits
from conformance.rules.core import Parameters, Why
from conformance.values.year_month import YearMonth

BIRTHS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def limits(birth: date) -> Output:
    return child_age_limits(Given(birth), Parameters(), Why())


@given(year=st.integers(1990, 2060))
def test_born_on_1_april_leaves_twelve_months_before_born_on_2_april(year: int) -> None:
    first, second = limits(date(year, 4, 1)), limits(date(year, 4, 2))

    assert first.pay_last_month.months_until(second.pay_last_month) == 12
    assert first.count_last_month.months_until(second.count_last_month) == 12
    assert first.under3_last_month == second.under3_last_month


@given(birth=BIRTHS)
def test_a_younger_child_never_leaves_earlier(birth: date) -> None:
    elder, younger = limits(birth), limits(birth + timedelta(days=1))

    assert elder.under3_last_month <= younger.under3_last_month
    assert elder.pay_last_month <= younger.pay_last_month
    assert elder.count_last_month <= younger.count_last_month


@given(birth=BIRTHS)
def test_counting_ends_four_years_after_paying_and_both_in_march(birth: date) -> None:
    made = limits(birth)

    assert made.pay_last_month.month == made.count_last_month.month == 3
    assert made.pay_last_month.months_until(made.count_last_month) == 48


def test_born_on_29_february_the_months_are_those_of_28_february() -> None:
    assert limits(date(2024, 2, 29)) == limits(date(2024, 2, 28))


def test_the_end_of_the_year_does_not_move_the_month_of_the_third_birthday() -> None:
    assert limits(date(2024, 1, 1)).under3_last_month == YearMonth(2027, 1)
    assert limits(date(2023, 12, 31)).under3_last_month == YearMonth(2026, 12)
