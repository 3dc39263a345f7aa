from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.payment_end_month import Given, payment_end_month
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth

Reason = Literal["move_out", "payee_death", "care_ended", "child_death", "became_public_servant"]
REASONS: tuple[Reason, ...] = (
    "move_out",
    "payee_death",
    "care_ended",
    "child_death",
    "became_public_servant",
)
DAYS = st.dates(date(2024, 10, 1), date(2035, 12, 31))


def last_month(given: Given) -> YearMonth:
    return payment_end_month(given, Parameters(), Why()).last_month


@given(reason=st.sampled_from(REASONS), event=DAYS, told=DAYS, birth=DAYS)
def test_the_month_of_the_event_is_the_last_whenever_the_office_was_told(
    reason: Reason, event: date, told: date, birth: date
) -> None:
    birth = min(birth, event)

    assert last_month(Given(reason, event, told, birth)) == YearMonth.of(event)


@pytest.mark.parametrize("reason", REASONS)
def test_nothing_ends_before_the_birth_or_once_the_child_is_over_age(reason: Reason) -> None:
    """児童手当法第3条第1項: the child born on 2 April 2007 is one until 31 March 2026."""
    born, last = date(2007, 4, 2), date(2026, 3, 31)

    assert last_month(Given(reason, last, last, born)) == YearMonth(2026, 3)
    for day in (date(2026, 4, 1), date(2007, 4, 1)):
        with pytest.raises(OutOfScopeError, match="event_date"):
            last_month(Given(reason, day, day, born))


def test_over_age_goes_by_the_birth_date_and_not_by_the_event() -> None:
    event = date(2026, 1, 15)

    for birth, last in ((date(2007, 4, 1), 2025), (date(2007, 4, 2), 2026)):
        assert last_month(Given("child_over_age", event, event, birth)) == YearMonth(last, 3)


@pytest.mark.parametrize("reason", ["child_over_age", "move_out"])
def test_an_end_before_the_reform_is_out_of_scope(reason: Reason) -> None:
    day = date(2024, 9, 30)

    with pytest.raises(OutOfScopeError, match=r"found 2024-0[39]"):
        last_month(Given(reason, day, day, date(2006, 4, 1)))
