from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.health_management import (
    gestational_age,
    prenatal_ticket_on_move_in,
    statutory_infant_checkup,
)
from conformance.rules.registry import parameters_from

RSV = parameters_from([{"from": "2026-04-01", "rsv_from_week": 28, "rsv_to_week": 36}])
BIRTHS = st.dates(date(2018, 1, 1), date(2028, 12, 31))


CHECKUPS = parameters_from([{"from": "1997-04-01", "months": {"05": [18, 24], "07": [36, 48]}}])


def checkup(kind: Literal["05", "07"], birth: date, day: date) -> statutory_infant_checkup.Output:
    made = statutory_infant_checkup.Given(kind, birth, day)
    return statutory_infant_checkup.statutory_infant_checkup(made, CHECKUPS, Why())


@given(birth=BIRTHS)
def test_the_two_checkups_are_a_year_apart_and_never_overlap(birth: date) -> None:
    small, big = checkup("05", birth, birth), checkup("07", birth, birth)

    assert birth < small.first_day < small.last_day < big.first_day < big.last_day
    assert big.first_day - small.last_day >= timedelta(days=365)


def test_a_leap_day_child_has_the_second_checkup_from_1_march() -> None:
    made = checkup("07", date(2024, 2, 29), date(2027, 2, 28))

    assert made == statutory_infant_checkup.Output(
        date(2027, 3, 1), date(2028, 2, 28), eligible=False
    )


def pregnant(due: date, day: date, *, before: bool = False) -> gestational_age.Output:
    return gestational_age.gestational_age(
        gestational_age.Given(due, day, received_this_pregnancy=before), RSV, Why()
    )


@given(due=st.dates(date(2025, 1, 1), date(2028, 1, 1)), left=st.integers(-14, 279))
def test_a_day_later_the_pregnancy_is_a_day_older(due: date, left: int) -> None:
    now, next_day = (pregnant(due, due - timedelta(days=n)) for n in (left, left - 1))

    assert next_day.weeks * 7 + next_day.days == now.weeks * 7 + now.days + 1
    assert pregnant(due, due) == gestational_age.Output(40, 0, rsv_eligible=False)


def test_the_vaccine_is_for_28_weeks_until_the_last_day_of_the_36th() -> None:
    due = date(2026, 12, 31)
    assert not pregnant(due, due - timedelta(days=50), before=True).rsv_eligible
    eligible = [pregnant(due, due - timedelta(days=n)).rsv_eligible for n in (85, 84, 22, 21)]

    assert eligible == [False, True, True, False]


def test_a_day_before_the_pregnancy_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="days of pregnancy"):
        pregnant(date(2026, 12, 31), date(2026, 1, 1))


@given(
    base=st.integers(0, 20),
    extra=st.integers(0, 9),
    children=st.integers(1, 3),
    used=st.integers(0, 40),
)
def test_no_checkup_is_paid_twice(base: int, extra: int, children: int, used: int) -> None:
    made = prenatal_ticket_on_move_in.prenatal_ticket_on_move_in(
        prenatal_ticket_on_move_in.Given(base, extra, children, used), Parameters(), Why()
    )

    assert made.issued == base + (extra if children > 1 else 0)
    assert made.remaining + used == max(made.issued, used)


def test_no_child_is_out_of_scope() -> None:
    made = prenatal_ticket_on_move_in.Given(14, 5, 0, 0)

    with pytest.raises(OutOfScopeError, match="fetus_count"):
        prenatal_ticket_on_move_in.prenatal_ticket_on_move_in(made, Parameters(), Why())
