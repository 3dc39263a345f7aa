from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.payment_start_month import (
    Given,
    Output,
    payment_start_month,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth

Event = Literal["birth", "move_in", "leave_public_service", "leave_facility", "other"]
SPECIAL: tuple[Event, ...] = ("birth", "move_in", "leave_public_service", "leave_facility")
DAYS = st.dates(date(2024, 10, 2), date(2030, 12, 31))  # first claims before: the reform
CLOSED = st.frozensets(DAYS, max_size=20).map(tuple)


def start(event: Event, on: str, claimed: str, *closed: str) -> Output:
    days = (date.fromisoformat(text) for text in (on, claimed))
    shut = tuple(date.fromisoformat(text) for text in closed)
    return payment_start_month(Given(event, *days, shut), Parameters(), Why())


def possible(event: Event, on: date, claimed: date) -> date:
    """Return the claim, on the day of an event before which nobody is entitled at the earliest."""
    return max(on, claimed) if event in {"birth", "other"} else claimed


def retroactive(year: int, month: int) -> Output:
    return Output(YearMonth(year, month), special_15day=True)


def ordinary(year: int, month: int) -> Output:
    return Output(YearMonth(year, month), special_15day=False)


@pytest.mark.parametrize("event", SPECIAL)
def test_from_a_leap_day_the_fifteenth_day_is_15_march(event: Event) -> None:
    assert start(event, "2024-02-29", "2024-03-15") == retroactive(2024, 3)
    assert start(event, "2024-02-29", "2024-03-16") == ordinary(2024, 4)


def test_a_deadline_in_a_row_of_closed_days_moves_past_all_of_them() -> None:
    # The fifteenth day from 16 December is 31 December; the office reopens on Monday 5 January.
    closed = ("2025-12-31", "2026-01-01", "2026-01-02")

    assert start("birth", "2025-12-16", "2026-01-05", *closed) == retroactive(2026, 1)
    assert start("birth", "2025-12-16", "2026-01-06", *closed) == ordinary(2026, 2)


def test_a_closed_day_before_the_deadline_does_not_move_it() -> None:
    assert start("birth", "2025-04-30", "2025-05-16", "2025-05-05", "2025-05-06") == ordinary(
        2025, 6
    )


def test_a_claim_on_the_day_of_the_event_on_a_month_end_starts_the_next_month() -> None:
    assert start("birth", "2025-04-30", "2025-04-30") == ordinary(2025, 5)


def test_the_exception_is_not_named_where_it_changes_nothing() -> None:
    assert start("birth", "2025-05-01", "2025-05-16") == ordinary(2025, 6)
    assert start("birth", "2025-05-31", "2025-06-01") == retroactive(2025, 6)


def test_a_claim_before_the_planned_move_waits_for_it() -> None:
    assert start("move_in", "2025-06-01", "2025-03-10") == ordinary(2025, 7)


@pytest.mark.parametrize("event", ["birth", "other"])
def test_nothing_is_claimed_before_there_is_a_child_to_look_after(event: Event) -> None:
    """児童手当法第4条・第7条: who claims looks after a child."""
    with pytest.raises(OutOfScopeError, match="claim_date"):
        start(event, "2025-04-30", "2025-04-29")
    assert start(event, "2025-04-30", "2025-04-30") == ordinary(2025, 5)


@pytest.mark.parametrize("event", ["birth", "leave_facility", "other"])
def test_who_was_entitled_at_the_reform_and_claims_late_is_left_to_its_own_rule(
    event: Event,
) -> None:
    """令和6年法律第47号附則第13条第6項: paid from October 2024, whatever 第8条第2項 says."""
    for on, claimed in (("2024-09-01", "2024-10-02"), ("2024-10-01", "2025-03-31")):
        with pytest.raises(OutOfScopeError, match="reform-claim-start"):
            start(event, on, claimed)
    assert start(event, "2024-09-01", "2024-09-30") == ordinary(2024, 10)
    assert start(event, "2024-10-01", "2025-04-01") == ordinary(2025, 5)
    assert start(event, "2024-10-02", "2025-03-31") == ordinary(2025, 4)


@pytest.mark.parametrize("event", ["move_in", "leave_public_service"])
def test_who_was_certified_before_goes_by_the_act_itself(event: Event) -> None:
    """附則第13条第6項 names 第7条第1項・第2項, not its 第3項."""
    assert start(event, "2024-09-01", "2024-11-20") == ordinary(2024, 12)


@given(event=st.sampled_from(SPECIAL), on=DAYS, claimed=DAYS, closed=CLOSED)
def test_payment_never_starts_before_the_month_after_the_event(
    event: Event, on: date, claimed: date, closed: tuple[date, ...]
) -> None:
    claimed = possible(event, on, claimed)
    made = payment_start_month(Given(event, on, claimed, closed), Parameters(), Why())

    assert made.start_month >= YearMonth.of(on).plus(1)
    assert made.start_month in {YearMonth.of(on).plus(1), YearMonth.of(claimed).plus(1)}


@given(event=st.sampled_from(SPECIAL), on=DAYS, days=st.integers(-30, 15), closed=CLOSED)
def test_whoever_claims_within_fifteen_days_loses_no_month(
    event: Event, on: date, days: int, closed: tuple[date, ...]
) -> None:
    claimed = possible(event, on, on + timedelta(days=days))
    made = payment_start_month(Given(event, on, claimed, closed), Parameters(), Why())

    assert made.start_month == YearMonth.of(on).plus(1)


@given(event=st.sampled_from((*SPECIAL, "other")), on=DAYS, claimed=DAYS, closed=CLOSED)
def test_a_later_claim_never_starts_earlier(
    event: Event, on: date, claimed: date, closed: tuple[date, ...]
) -> None:
    claimed = possible(event, on, claimed)
    first, second = (
        payment_start_month(Given(event, on, day, closed), Parameters(), Why()).start_month
        for day in (claimed, claimed + timedelta(days=1))
    )

    assert first <= second
