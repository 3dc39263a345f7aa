from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.unavoidable_start_month import (
    Given,
    Output,
    unavoidable_start_month,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth


def start(began: date, ended: date, claimed: date, *closed: date) -> Output:
    return unavoidable_start_month(Given(claimed, began, ended, closed), Parameters(), Why())


def retroactive(year: int, month: int) -> Output:
    return Output(YearMonth(year, month), special=True)


def ordinary(year: int, month: int) -> Output:
    return Output(YearMonth(year, month), special=False)


def test_a_sunday_deadline_moves_to_monday() -> None:
    began, ended = date(2025, 1, 10), date(2025, 5, 31)  # the fifteenth day is Sunday 15 June

    assert start(began, ended, date(2025, 6, 16)) == retroactive(2025, 2)
    assert start(began, ended, date(2025, 6, 17)) == ordinary(2025, 7)


def test_a_cause_of_a_single_day_is_a_cause() -> None:
    day = date(2025, 4, 30)

    assert start(day, day, date(2025, 5, 15)) == retroactive(2025, 5)


@pytest.mark.parametrize("claimed", [date(2025, 3, 9), date(2025, 4, 19)])
def test_a_claim_before_the_cause_ended_was_not_made_impossible_by_it(claimed: date) -> None:
    with pytest.raises(OutOfScopeError, match="made before the cause ended on 2025-04-20"):
        start(date(2025, 4, 10), date(2025, 4, 20), claimed)


def test_a_claim_on_the_day_the_cause_ends_is_in_time() -> None:
    made = start(date(2025, 4, 10), date(2025, 4, 20), date(2025, 4, 20))

    assert made == retroactive(2025, 5)


def test_a_late_claim_after_the_reform_is_left_to_its_own_rule() -> None:
    """令和6年法律第47号附則第13条第6項: paid from October 2024, whatever 第8条第2項 says."""
    began, ended = date(2024, 9, 10), date(2024, 9, 20)

    with pytest.raises(OutOfScopeError, match="reform-claim-start"):
        start(began, ended, date(2024, 11, 20))
    assert start(began, ended, date(2024, 10, 5)) == retroactive(2024, 10)
    assert start(began, ended, date(2025, 4, 1)) == ordinary(2025, 5)


def test_a_cause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(OutOfScopeError, match="on or after unavoidable_from 2025-04-10"):
        start(date(2025, 4, 10), date(2025, 4, 9), date(2025, 4, 15))


@given(
    began=st.dates(date(2024, 10, 2), date(2027, 12, 31)),
    length=st.integers(0, 400),
    wait=st.integers(0, 60),
)
def test_the_exception_never_costs_a_month(began: date, length: int, wait: int) -> None:
    ended = began + timedelta(days=length)
    claimed = ended + timedelta(days=wait)
    made = start(began, ended, claimed)

    assert made.start_month <= YearMonth.of(claimed).plus(1)
    assert made.special or wait > 15
