from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.move_split_total import Given, Output, move_split_total
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth

DAYS = st.dates(date(2024, 10, 1), date(2028, 12, 31))
MONTHS = st.builds(YearMonth, st.integers(2024, 2029), st.integers(1, 12))
MOVE = Given(
    monthly_amount=1,
    planned_move_out=date(2025, 6, 30),
    claim_date=date(2025, 9, 1),
    period_from=YearMonth(2025, 4),
    period_to=YearMonth(2026, 3),
    closed_dates=(),
)


def split(given: Given) -> Output:
    return move_split_total(given, Parameters(), Why())


def test_months_between_the_two_municipalities_are_unpaid() -> None:
    assert split(MOVE) == Output(old_total=3, new_total=6, unpaid_months=3)


def test_only_unpaid_months_within_the_period_count() -> None:
    assert split(replace(MOVE, period_to=YearMonth(2025, 8))) == Output(3, 0, 2)
    assert split(replace(MOVE, period_from=YearMonth(2025, 9))) == Output(0, 6, 1)
    assert split(
        replace(MOVE, period_from=YearMonth(2025, 8), period_to=YearMonth(2025, 8))
    ) == Output(0, 0, 1)


def test_a_period_that_ends_before_it_begins_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="from period_from 2025-04 on, found 2025-03"):
        split(replace(MOVE, period_to=YearMonth(2025, 3)))


@given(moved=DAYS, claimed=DAYS, first=MONTHS, length=st.integers(0, 24))
def test_every_month_is_paid_once_or_named_unpaid(
    moved: date, claimed: date, first: YearMonth, length: int
) -> None:
    made = split(Given(1, moved, claimed, first, first.plus(length), ()))

    assert made.old_total + made.new_total + made.unpaid_months == length + 1
    assert min(made.old_total, made.new_total, made.unpaid_months) >= 0


@given(moved=DAYS, days=st.integers(-20, 15), first=MONTHS, amount=st.integers(0, 90_000))
def test_a_claim_within_fifteen_days_leaves_no_month_unpaid(
    moved: date, days: int, first: YearMonth, amount: int
) -> None:
    claimed = moved + timedelta(days=days)
    made = split(Given(amount, moved, claimed, first, first.plus(11), ()))

    assert made.unpaid_months == 0
    assert made.old_total + made.new_total == 12 * amount
