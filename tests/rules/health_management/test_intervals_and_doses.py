from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.health_management import (
    different_vaccine_interval,
    dose_count_after_move,
    hpv_dose_schedule,
    vaccine_interval,
)
from conformance.rules.registry import parameters_from

SAME = parameters_from(
    [{"from": "2024-04-01", "days": {"HEPB-2": 27, "HEPB-3": 139}, "months": {"VAR-2": 3}}]
)
OTHERS = parameters_from(
    [
        {"from": "1994-10-01", "after_live": 27, "after_inactivated": 6},
        {"from": "2020-10-01", "live_injection_to_live_injection": 27, "others": 0},
    ]
)
HPV = parameters_from(
    [
        {
            "from": "2023-04-01",
            "two_dose_age_under": 15,
            "two_dose_min_months": 5,
            "three_dose_second_min_months": 1,
            "three_dose_third_min_months": 3,
        }
    ]
)
SERVED = parameters(load("health_management"), "vaccine-interval")
Started = Literal["under_7", "under_12", "from_12"] | None
DAYS = st.dates(date(2024, 4, 1), date(2030, 12, 31))
KINDS = st.sampled_from(["live_injection", "live_oral", "inactivated"])
Kind = Literal["live_injection", "live_oral", "inactivated"]


def same(vaccine: str, dose: int, reference: date, day: date) -> vaccine_interval.Output:
    made = vaccine_interval.Given(vaccine, dose, reference, day)
    return vaccine_interval.vaccine_interval(made, SAME, Why())


@given(reference=DAYS, after=st.integers(0, 200))
def test_a_dose_is_in_time_from_its_earliest_day_on(reference: date, after: int) -> None:
    day = reference + timedelta(days=after)
    made = same("HEPB", 3, reference, day)

    assert made.ok == (after >= 140)
    assert made.earliest == reference + timedelta(days=140)


def test_three_months_from_the_end_of_november_end_on_the_first_of_march() -> None:
    days = [date(2026, 2, 28), date(2026, 3, 1)]

    assert [same("VAR", 2, date(2025, 11, 30), day).ok for day in days] == [False, True]
    assert same("VAR", 2, date(2027, 11, 29), days[1]).earliest == date(2028, 2, 29)


@pytest.mark.parametrize(("vaccine", "dose"), [("HEPB", 1), ("BCG", 1), ("VAR", 3)])
def test_a_dose_without_an_interval_is_out_of_scope(vaccine: str, dose: int) -> None:
    with pytest.raises(OutOfScopeError, match=f"{vaccine}-{dose}"):
        same(vaccine, dose, date(2025, 1, 1), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("vaccine", "dose", "started", "waited"),
    [
        ("PCV", 2, None, 28),
        ("PCV", 2, "under_7", 28),
        ("PCV", 2, "under_12", 28),
        ("PCV", 2, "from_12", 61),
        ("PCV", 3, "under_7", 28),
        ("PCV", 3, "under_12", 61),  # the booster
        ("HIB", 3, "under_7", 28),
        ("HIB", 3, "under_12", 214),  # the booster, seven months from 1 April
        ("HEPB", 2, "from_12", 28),  # the age at the first dose plays no part
    ],
)
def test_who_begins_hib_or_pneumococcal_vaccine_later_has_other_intervals(
    vaccine: str, dose: int, started: Started, waited: int
) -> None:
    first = date(2025, 4, 1)
    made = vaccine_interval.Given(vaccine, dose, first, first, started)

    earliest = vaccine_interval.vaccine_interval(made, SERVED, Why()).earliest
    assert earliest == first + timedelta(days=waited)


@pytest.mark.parametrize(
    ("vaccine", "dose", "started"),
    [("HIB", 2, "from_12"), ("PCV", 3, "from_12"), ("HIB", 4, "under_12")],
)
def test_doses_that_who_begins_later_does_not_have_are_out_of_scope(
    vaccine: str, dose: int, started: Started
) -> None:
    made = vaccine_interval.Given(vaccine, dose, date(2025, 4, 1), date(2026, 4, 1), started)

    with pytest.raises(OutOfScopeError, match=f"{vaccine}-{dose}"):
        vaccine_interval.vaccine_interval(made, SERVED, Why())


def others(
    previous: Kind, following: Kind, first: date, second: date
) -> different_vaccine_interval.Output:
    made = different_vaccine_interval.Given(previous, following, first, second)
    return different_vaccine_interval.different_vaccine_interval(made, OTHERS, Why())


@given(previous=KINDS, following=KINDS, first=DAYS, after=st.integers(0, 40))
def test_since_2020_only_two_injected_live_vaccines_wait(
    previous: Kind, following: Kind, first: date, after: int
) -> None:
    made = others(previous, following, first, first + timedelta(days=after))
    waits = previous == following == "live_injection"

    assert made.ok == (not waits or after == 0 or after > 27)


@given(previous=KINDS, following=KINDS, after=st.integers(0, 40))
def test_the_amendment_only_ever_shortened_an_interval(
    previous: Kind, following: Kind, after: int
) -> None:
    before, since = (
        others(previous, following, first, first + timedelta(days=after))
        for first in (date(2020, 5, 1), date(2021, 5, 1))
    )

    assert before.ok <= since.ok


def test_a_second_vaccine_before_the_first_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="date"):
        others("inactivated", "inactivated", date(2025, 5, 2), date(2025, 5, 1))


def doses(birth: date, first: date, second: date) -> hpv_dose_schedule.Output:
    made = hpv_dose_schedule.Given(birth, first, second)
    return hpv_dose_schedule.hpv_dose_schedule(made, HPV, Why())


@given(first=DAYS, after=st.integers(0, 400))
def test_waiting_longer_for_the_second_dose_never_costs_another(first: date, after: int) -> None:
    now, later = (
        doses(date(2012, 5, 5), first, first + timedelta(days=n)) for n in (after, after + 1)
    )

    assert now.total_doses >= later.total_doses
    assert now.second_valid <= later.second_valid


def test_a_leap_day_girl_is_fifteen_at_the_end_of_28_february() -> None:
    birth, second = date(2012, 2, 29), date(2027, 12, 1)

    assert doses(birth, date(2027, 2, 28), second).total_doses == 2
    assert doses(birth, date(2027, 3, 1), second).total_doses == 3


def test_a_first_dose_before_the_year_of_twelve_is_out_of_scope() -> None:
    birth, second = date(2013, 4, 2), date(2026, 6, 1)

    assert doses(birth, date(2025, 4, 1), second).total_doses == 2
    with pytest.raises(OutOfScopeError):
        doses(birth, date(2025, 3, 31), second)


def test_one_month_from_31_january_ends_on_1_march() -> None:
    birth, first = date(2008, 1, 1), date(2025, 1, 31)
    valid = [doses(birth, first, day).second_valid for day in (date(2025, 2, 28), date(2025, 3, 1))]

    assert valid == [False, True]


RECORDS = st.lists(
    st.builds(
        dose_count_after_move.DoseRecord,
        st.dates(date(2025, 1, 1), date(2025, 1, 9)),
        st.sampled_from(["1", "2", "3"]),
        st.sampled_from(["1", "1", "2", "3"]),
    )
).map(tuple)


def counted(
    records: tuple[dose_count_after_move.DoseRecord, ...], required: int = 3
) -> dose_count_after_move.Output:
    made = dose_count_after_move.Given(records, required)
    return dose_count_after_move.dose_count_after_move(made, Parameters(), Why())


@given(records=RECORDS)
def test_the_same_records_from_a_second_source_change_nothing(
    records: tuple[dose_count_after_move.DoseRecord, ...],
) -> None:
    again = tuple(
        dose_count_after_move.DoseRecord(each.date, "2", each.vaccination_kind) for each in records
    )

    assert counted(records + again) == counted(records) == counted(records[::-1])


@given(records=RECORDS, required=st.integers(1, 5))
def test_the_next_dose_follows_the_last_that_counts(
    records: tuple[dose_count_after_move.DoseRecord, ...], required: int
) -> None:
    made = counted(records, required)

    assert 0 <= made.valid_doses <= required
    assert made.next_dose_no == (None if made.valid_doses == required else made.valid_doses + 1)


def test_a_dose_beyond_those_needed_is_still_the_last() -> None:
    days = (date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1))
    made = counted(tuple(dose_count_after_move.DoseRecord(day, "1", "1") for day in days), 2)

    assert made == dose_count_after_move.Output(2, None, days[-1])
