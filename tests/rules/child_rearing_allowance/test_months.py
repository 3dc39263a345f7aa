"""First and last months, changes, regular payments, the ages of children, moves."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError
from conformance.values.office_days import is_national_holiday
from conformance.values.year_month import YearMonth

Judge = Callable[..., dict[str, Json]]
DAYS = st.dates(date(2022, 1, 1), date(2030, 12, 31))
MONTHS = st.builds(YearMonth, st.integers(2012, 2030), st.integers(1, 12)).map(str)


def start(judge: Judge, claimed: date, **changed: object) -> dict[str, Json]:
    none = {"unavoidable_from": None, "unavoidable_to": None, "lost_on": None, "closed_dates": []}
    return judge("start-and-end-month", claim_date=claimed, **(none | changed))


@given(claimed=DAYS, lost=DAYS)
def test_the_months_paid_are_those_from_the_first_to_the_last(
    judge: Judge, claimed: date, lost: date
) -> None:
    made = start(judge, claimed, lost_on=lost)
    first = YearMonth.of(claimed).plus(1)

    assert made["months"] == max(0, first.months_until(YearMonth.of(lost)) + 1)
    assert (made["start_month"] is None) is (made["months"] == 0)


@given(began=DAYS, days=st.integers(0, 60), late=st.integers(0, 15))
def test_whoever_claims_within_fifteen_days_of_the_end_of_the_cause_loses_no_month(
    judge: Judge, began: date, days: int, late: int
) -> None:
    ended = began + timedelta(days=days)
    national = [day for n in range(30) if is_national_holiday(day := ended + timedelta(days=n))]
    made = start(
        judge,
        ended + timedelta(days=late),
        unavoidable_from=began,
        unavoidable_to=ended,
        closed_dates=national,
    )

    assert made["start_month"] == str(YearMonth.of(began).plus(1))


def test_half_a_cause_and_a_claim_before_its_end_are_out_of_scope(judge: Judge) -> None:
    day = date(2025, 4, 1)
    with pytest.raises(OutOfScopeError, match="both or neither"):
        start(judge, day, unavoidable_from=day)
    for began in (date(2025, 4, 2), date(2025, 3, 20)):
        with pytest.raises(OutOfScopeError, match="in this order"):
            start(judge, day, unavoidable_from=began, unavoidable_to=date(2025, 4, 3))


@given(claimed=DAYS, happened=DAYS)
def test_an_increase_follows_the_claim_and_a_decrease_the_event(
    judge: Judge, claimed: date, happened: date
) -> None:
    days = {"claim_date": max(claimed, happened), "event_date": happened}

    more = judge("amount-change-month", change="increase", **days)
    fewer = judge("amount-change-month", change="decrease", claim_date=claimed, event_date=happened)
    assert more["effective_month"] == str(YearMonth.of(max(claimed, happened)).plus(1))
    assert fewer["effective_month"] == str(YearMonth.of(happened).plus(1))


def test_nobody_claims_for_a_child_who_is_not_there_yet(judge: Judge) -> None:
    days = {"claim_date": "2025-05-19", "event_date": "2025-05-20"}

    with pytest.raises(OutOfScopeError, match="claim_date"):
        judge("amount-change-month", change="increase", **days)
    assert judge("amount-change-month", change="decrease", **days)["effective_month"] == "2025-06"


@given(month=MONTHS, closed=st.frozensets(DAYS, max_size=10))
def test_every_month_is_paid_after_it_with_the_months_beside_it_on_an_open_day(
    judge: Judge, month: str, closed: frozenset[date]
) -> None:
    made = judge("payment-schedule", month=month, closed_dates=sorted(closed))
    paid = date.fromisoformat(str(made["pay_date"]))

    assert made["period_from"] <= month <= made["period_to"] < made["pay_month"]
    assert paid.weekday() < 5
    assert paid not in closed


@pytest.mark.parametrize(
    ("month", "first", "pay"),
    [
        ("2019-07", "2019-04", "2019-08"),
        ("2019-08", "2019-08", "2019-11"),
        ("2019-10", "2019-08", "2019-11"),
        ("2019-11", "2019-11", "2020-01"),
    ],
)
def test_no_month_is_paid_twice_when_the_payments_became_more(
    judge: Judge, month: str, first: str, pay: str
) -> None:
    made = judge("payment-schedule", month=month, closed_dates=[])

    assert (made["period_from"], made["pay_month"]) == (first, pay)


def test_the_municipality_may_pay_on_another_day_that_the_month_has(judge: Judge) -> None:
    paid = judge("payment-schedule", month="2025-01", closed_dates=[], pay_day=31)["pay_date"]

    assert paid == "2025-03-31"
    with pytest.raises(OutOfScopeError, match="pay_day: expected 1 to 30, found 31"):
        judge("payment-schedule", month="2025-08", closed_dates=[], pay_day=31)


@given(birth=DAYS)
def test_a_disability_adds_between_a_year_and_two_at_the_end(judge: Judge, birth: date) -> None:
    plain, longer = (
        YearMonth.parse(str(judge("child-last-month", birth_date=birth, disabled=d)["last_month"]))
        for d in (False, True)
    )

    assert plain.month == 3
    assert 12 <= plain.months_until(longer) <= 24


@given(moved=DAYS, month=MONTHS)
def test_the_month_of_a_move_is_still_paid_by_the_old_authority(
    judge: Judge, moved: date, month: str
) -> None:
    made = judge(
        "move-between-authorities", move_date=moved, month=month, destination="other_authority"
    )

    assert (made["payer"] == "old") is (month <= str(YearMonth.of(moved)))
