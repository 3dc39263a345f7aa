from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.calendar import is_closed
from conformance.rules.child_allowance.payment_schedule import Given, Output, payment_schedule
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

LAW = parameters_from(
    [
        {"to": "2024-09", "pay_months": [2, 6, 10], "months_per_payment": 4},
        {"from": "2024-10", "pay_months": [2, 4, 6, 8, 10, 12], "months_per_payment": 2},
    ]
)
MONTHS = st.builds(YearMonth, st.integers(2013, 2035), st.integers(1, 12))


def schedule(month: YearMonth, pay_day: int = 10, closed: tuple[date, ...] = ()) -> Output:
    return payment_schedule(Given(month, pay_day, closed), LAW, Why())


@given(month=MONTHS, pay_day=st.integers(1, 28))
def test_every_month_is_paid_once_after_it_ended(month: YearMonth, pay_day: int) -> None:
    made, following = schedule(month, pay_day), schedule(month.plus(1), pay_day)

    assert made.period_from <= month <= made.period_to < made.pay_month
    same = following == made
    assert same or following.period_from == made.period_to.plus(1)


@given(month=MONTHS, pay_day=st.integers(1, 28), shut=st.frozensets(st.integers(1, 28)))
def test_payment_never_falls_on_a_closed_day(
    month: YearMonth, pay_day: int, shut: frozenset[int]
) -> None:
    pay = schedule(month).pay_month
    closed = tuple(date(pay.year, pay.month, day) for day in shut)
    made = schedule(month, pay_day, closed)

    assert not is_closed(made.pay_date, closed)
    assert made.pay_date <= pay.last_day


def test_the_four_months_before_the_reform_end_where_the_pairs_begin() -> None:
    assert schedule(YearMonth(2024, 9)).period_to == YearMonth(2024, 9)
    assert schedule(YearMonth(2024, 10)).period_from == YearMonth(2024, 10)


def test_closed_days_before_a_weekend_are_passed_over_backwards() -> None:
    # 15 June 2025 is a Sunday; with Friday closed, Thursday remains.
    assert schedule(YearMonth(2025, 4), 15, (date(2025, 6, 13),)).pay_date == date(2025, 6, 12)


@pytest.mark.parametrize("pay_day", [0, 31])
def test_a_day_that_the_month_of_payment_lacks_is_out_of_scope(pay_day: int) -> None:
    with pytest.raises(OutOfScopeError, match=f"1 to 30, a day of 2025-06, found {pay_day}"):
        schedule(YearMonth(2025, 4), pay_day)
