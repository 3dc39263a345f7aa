from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance import payment_start_month as start
from conformance.rules.child_allowance.amount_change_month import (
    Given,
    Output,
    amount_change_month,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth

Cause = Literal["birth", "leave_facility", "other"]
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def change(given: Given) -> Output:
    return amount_change_month(given, Parameters(), Why())


def test_a_higher_amount_is_no_first_claim_of_the_reform() -> None:
    """令和6年法律第47号附則第13条第6項 names claims of 第7条, not of 第9条."""
    made = change(Given("increase", "birth", date(2024, 9, 1), date(2024, 10, 2), ()))

    assert made == Output(YearMonth(2024, 11), special_15day=False)


SINCE = st.dates(date(2024, 10, 2), date(2030, 12, 31))


@given(event=SINCE, claim=DAYS, cause=st.sampled_from(["birth", "leave_facility", "other"]))
def test_an_increase_starts_when_a_first_claim_for_the_same_event_would(
    event: date, claim: date, cause: Cause
) -> None:
    claim = claim if cause == "leave_facility" else max(event, claim)
    first = start.payment_start_month(start.Given(cause, event, claim, ()), Parameters(), Why())

    assert change(Given("increase", cause, event, claim, ())) == Output(
        first.start_month, first.special_15day
    )


@given(event=DAYS, claim=st.none() | DAYS, cause=st.sampled_from(["birth", "other"]))
def test_a_decrease_follows_the_event_whatever_was_claimed(
    event: date, claim: date | None, cause: Cause
) -> None:
    made = change(Given("decrease", cause, event, claim, ()))

    assert made == Output(YearMonth.of(event).plus(1), special_15day=False)


def test_a_closed_deadline_helps_an_increase_too() -> None:
    # The fifteenth day from 28 March 2025 is Saturday 12 April.
    made = change(Given("increase", "leave_facility", date(2025, 3, 28), date(2025, 4, 14), ()))

    assert made == Output(YearMonth(2025, 4), special_15day=True)


@pytest.mark.parametrize("cause", ["birth", "other"])
def test_nobody_claims_for_a_child_who_is_not_there_yet(cause: Cause) -> None:
    with pytest.raises(OutOfScopeError, match="claim_date"):
        change(Given("increase", cause, date(2025, 4, 20), date(2025, 4, 19), ()))


def test_an_increase_without_a_claim_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="an increase needs a claim"):
        change(Given("increase", "birth", date(2025, 4, 30), None, ()))
