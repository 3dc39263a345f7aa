"""Becoming insured, ceasing to be, the months charged in between, and by which municipality."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.national_health_insurance import charged_months as charged
from conformance.rules.national_health_insurance import dv_independent_household as shelter
from conformance.rules.national_health_insurance import insurer_municipality as insurer
from conformance.rules.national_health_insurance import qualification_acquisition_date as acquire
from conformance.rules.national_health_insurance import qualification_loss_date as lose

LAW = Parameters()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
GROUNDS = st.sampled_from(
    ["other_insurance", "late_elderly", "late_elderly_same_day", "move_out", "death", "welfare"]
)


def lost(cause: str, event: date, new: date | None = None, *, stays: bool = False) -> lose.Output:
    facts = lose.Given(cause, event, new, stays, None)
    return lose.qualification_loss_date(facts, LAW, Why())


def months(year: int, acquired: date, lost_on: date | None, ground: str | None) -> charged.Output:
    return charged.charged_months(charged.Given(year, acquired, lost_on, ground), LAW, Why())


@given(DAYS)
def test_losing_another_insurance_and_retiring_the_day_before_are_one_event(day: date) -> None:
    retired = acquire.Given("retired", day - timedelta(days=1))
    told = acquire.Given("employer_insurance_lost", day)

    found = [acquire.qualification_acquisition_date(f, LAW, Why()) for f in (retired, told)]

    assert found == [acquire.Output(day)] * 2


@given(DAYS)
def test_public_assistance_ends_the_day_it_begins_and_work_a_day_later(day: date) -> None:
    assert lost("welfare", day).applied_until == day
    assert lost("employer_insurance", day).applied_until == day + timedelta(days=1)


@given(DAYS, st.none() | DAYS, st.booleans())
def test_a_move_out_leaves_no_day_with_two_municipalities(
    day: date, new: date | None, stays: bool
) -> None:
    found = lost("move_out", day, new, stays=stays)

    assert found.applied_until == (day if new == day else day + timedelta(days=1))
    assert found.prefecture_lost_on == (None if stays else found.applied_until)


def test_insurance_goes_on_in_the_prefecture_for_moves_only() -> None:
    assert lost("death", date(2026, 5, 1), stays=True).prefecture_lost_on == date(2026, 5, 2)


def test_turning_75_needs_to_know_how_the_municipality_reads_the_act() -> None:
    with pytest.raises(OutOfScopeError, match="expected next_day or same_day"):
        lost("late_elderly", date(2026, 6, 10))


@given(st.integers(2021, 2033), DAYS, DAYS, GROUNDS)
def test_every_month_belongs_to_one_fiscal_year(
    year: int, one: date, other: date, ground: str
) -> None:
    acquired, end = sorted((one, other))
    whole = max(0, (end.year - acquired.year) * 12 + end.month - acquired.month)
    found = months(year, acquired, end, ground)

    total = sum(months(y, acquired, end, ground).months for y in range(2019, 2037))
    assert total in {whole, whole - 1}
    assert (found.first_month is None) == (found.months == 0)
    assert 0 <= found.months <= 12


def test_turning_75_costs_the_same_months_however_the_day_of_loss_is_read() -> None:
    # 75 on the last of June: charged until May by both readings of article 8.
    birthday = date(2026, 6, 30)
    read = [(birthday + timedelta(days=1), "late_elderly"), (birthday, "late_elderly_same_day")]

    found = [months(2026, date(2015, 4, 1), day, ground) for day, ground in read]

    assert found[0] == found[1]
    assert str(found[0].last_month) == "2026-05"


def test_only_another_insurance_moves_a_loss_on_the_first_into_the_month_before() -> None:
    acquired, first = date(2015, 4, 1), date(2026, 7, 1)

    assert months(2026, acquired, first, "death").months == 3
    assert months(2026, acquired, first, "other_insurance").months == 2
    assert months(2026, acquired, date(2026, 7, 2), "other_insurance").months == 3


def test_a_loss_without_a_ground_or_before_the_acquisition_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="loss_ground"):
        months(2026, date(2026, 4, 1), date(2026, 7, 1), None)
    with pytest.raises(OutOfScopeError, match="on or after 2026-04-01"):
        months(2026, date(2026, 4, 1), date(2026, 3, 31), "death")


@pytest.mark.parametrize("reason", ["ordinary", "study", "hospital_or_facility"])
def test_back_home_no_exception_is_left(reason: str) -> None:
    facts = insurer.Given(
        move_reason=reason,
        family_municipality="A",
        origin="B",
        destination="A",
        previous_exception_origin="A",
    )

    assert insurer.insurer_municipality(facts, LAW, Why()) == insurer.Output("A", "none")


def test_who_moved_to_a_hospital_is_insured_where_they_lived_however_insured_then() -> None:
    facts = insurer.Given(
        move_reason="hospital_or_facility",
        family_municipality=None,
        origin="A",
        destination="B",
        previous_exception_origin=None,
    )

    assert insurer.insurer_municipality(facts, LAW, Why()) == insurer.Output("A", "address116_2")


@given(st.booleans(), st.booleans(), st.booleans())
def test_a_victim_is_insured_alone_or_not_at_all(proof: bool, here: bool, dependent: bool) -> None:
    facts = shelter.Given(proof, here, dependent)
    found = shelter.dv_independent_household(facts, LAW, Why())

    assert found.eligible is ((proof, here, dependent) == (True, True, False))
    assert found.household == ("independent" if found.eligible else "none")
