from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register import move_in_notice_missing as missing
from conformance.rules.resident_register import special_move_in_window as window
from conformance.rules.resident_register import ward_move_numbers as wards

DAYS = st.dates(date(2023, 2, 6), date(2030, 12, 31))
LAW = parameters_from([{"from": "2003-08-25", "days_from_planned": 30, "days_from_move_in": 14}])


def filed(
    planned: date, moved_in: date, filed_on: date, *, card: bool = True, third: bool = False
) -> window.Output:
    facts = window.Given(
        planned, moved_in, filed_on, card_presented=card, recorded_elsewhere_since=third
    )
    return window.special_move_in_window(facts, LAW, Why())


@given(planned=DAYS, days=st.integers(-400, 30))
def test_the_window_closes_after_its_last_day_and_neither_end_is_passed(
    planned: date, days: int
) -> None:
    moved_in = planned + timedelta(days=days)
    last = filed(planned, moved_in, moved_in).last_day

    assert filed(planned, moved_in, last).eligible
    assert not filed(planned, moved_in, last, card=False).eligible
    assert not filed(planned, moved_in, last, third=True).eligible
    assert not filed(planned, moved_in, last + timedelta(days=1)).eligible
    assert last - planned <= timedelta(days=30)
    assert last - moved_in <= timedelta(days=14)


def test_a_move_is_filed_on_its_day_but_not_before() -> None:
    planned = moved_in = date(2025, 4, 1)

    assert filed(planned, moved_in, moved_in).eligible
    with pytest.raises(OutOfScopeError, match="filed_on"):
        filed(planned, moved_in, moved_in - timedelta(days=1))


def test_both_ends_may_fall_on_one_day() -> None:
    # 16 days after the planned day: 14 days on, both counts end together.
    assert filed(date(2025, 4, 1), date(2025, 4, 17), date(2025, 5, 1)).last_day == date(2025, 5, 1)


def test_moving_in_before_the_planned_day_closes_the_window_early() -> None:
    assert filed(date(2025, 4, 30), date(2025, 4, 1), date(2025, 4, 16)) == window.Output(
        date(2025, 4, 15), eligible=False
    )


Kind = Literal["move_out_domestic", "ex_officio", "move_out_overseas", "death"]


def listed(kind: Kind, as_of: date, wait: int, *, received: bool = False) -> missing.Output:
    facts = missing.Given(kind, date(2025, 3, 31), received, as_of, wait)
    return missing.move_in_notice_missing(facts, Parameters(), Why())


def test_a_missing_notice_is_listed_the_day_after_the_wait() -> None:
    assert listed("move_out_domestic", date(2025, 5, 1), 30) == missing.Output(
        in_list=True, inquiry_letter=True
    )
    assert not listed("move_out_domestic", date(2025, 3, 31), 0).in_list
    assert listed("move_out_domestic", date(2025, 4, 1), 0).in_list


@given(
    kind=st.sampled_from(["move_out_domestic", "ex_officio", "move_out_overseas", "death"]),
    as_of=DAYS,
    wait=st.integers(0, 400),
    received=st.booleans(),
)
def test_a_letter_is_made_only_for_who_is_listed_and_nobody_with_a_notice_is(
    kind: Kind, as_of: date, wait: int, received: bool
) -> None:
    made = listed(kind, as_of, wait, received=received)

    assert made.in_list >= made.inquiry_letter
    assert not (received and made.in_list)
    assert not (kind in {"move_out_overseas", "death"} and made.in_list)


def test_a_negative_wait_is_no_setting() -> None:
    with pytest.raises(OutOfScopeError, match="wait_days"):
        listed("ex_officio", date(2025, 5, 1), -1)


def moved(city: str, origin: str, destination: str) -> wards.Output:
    facts = wards.Given(city, origin, destination, "19", "108", "116")
    return wards.ward_move_numbers(facts, Parameters(), Why())


@pytest.mark.parametrize("city", ["general_city", "special_ward", "town"])
def test_ward_names_mean_nothing_outside_a_designated_city(city: str) -> None:
    assert moved(city, "中区", "西区") == wards.Output("19", "108", "live")


@given(st.sampled_from("北南西"), st.sampled_from("北南西"))
def test_numbers_and_record_change_together_and_the_person_number_never(
    origin: str, destination: str
) -> None:
    made = moved("designated_city", origin, destination)

    assert made.atena_number == "19"
    across = origin != destination
    assert (made.household_number == "116", made.source_record == "removed") == (across, across)


def test_a_designated_city_without_a_ward_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected the wards"):
        moved("designated_city", "", "西区")
