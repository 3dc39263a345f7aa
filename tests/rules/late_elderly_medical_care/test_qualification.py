"""Becoming insured, ceasing to be, the months charged, and by which association."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.rules.ages import birthday
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.insured_foreigners import Given as Foreigner
from conformance.rules.late_elderly_medical_care import age75_acquisition as by_age
from conformance.rules.late_elderly_medical_care import charged_months as charged
from conformance.rules.late_elderly_medical_care import disability_acquisition as disabled
from conformance.rules.late_elderly_medical_care import foreign_eligibility as foreign
from conformance.rules.late_elderly_medical_care import insurer_area as insurer
from conformance.rules.late_elderly_medical_care import loss_date as lose
from conformance.rules.late_elderly_medical_care import within_prefecture_move_split as split

LAW = Parameters()
BIRTHS = st.dates(date(1944, 1, 2), date(1965, 12, 31))
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def turning_75(born: date) -> by_age.Output:
    return by_age.age75_acquisition(by_age.Given(born), LAW, Why())


def charged_in(year: int, acquired: date, lost_on: date | None = None) -> int:
    facts = charged.Given(year, acquired, lost_on)
    return charged.charged_months(facts, LAW, Why()).months


def split_in(year: int, acquired: date, moved: date) -> tuple[int, int]:
    facts = split.Given(year, acquired, moved)
    found = split.within_prefecture_move_split(facts, LAW, Why())
    return found.old_municipality_months, found.new_municipality_months


@given(BIRTHS)
def test_insurance_by_age_follows_the_day_75_is_attained(born: date) -> None:
    found = turning_75(born)

    assert found.acquired_on - found.attained_on == timedelta(days=1)
    assert (found.half_limit_month is None) == (found.acquired_on.day == 1)
    assert str(found.first_charged_month) == found.acquired_on.isoformat()[:7]


def test_who_was_75_before_limits_were_halved_is_not_asked() -> None:
    assert turning_75(date(1934, 1, 1)).acquired_on == date(2009, 1, 1)
    with pytest.raises(OutOfScopeError, match="acquired_on: expected a day on or after 2009-01-01"):
        turning_75(date(1933, 12, 31))


@pytest.mark.parametrize("day", [date(2005, 5, 1), date(2008, 3, 31)])
def test_nobody_was_insured_before_april_2008(day: date) -> None:
    with pytest.raises(OutOfScopeError, match="2008-04-01"):
        charged_in(2009, day)
    with pytest.raises(OutOfScopeError, match="2008-04-01"):
        split_in(2008, day, date(2008, 5, 1))
    with pytest.raises(OutOfScopeError, match="2008-04-01"):
        lose.loss_date(lose.Given("death", day, same_day_elsewhere=False), LAW, Why())
    with pytest.raises(OutOfScopeError, match="2008-04-01"):
        disabled.disability_acquisition(disabled.Given(date(1938, 5, 5), day), LAW, Why())


@given(BIRTHS, st.integers(-400, 4500))
def test_a_disability_insures_from_65_until_age_does(born: date, days: int) -> None:
    certified = date(born.year + 65, 1, 1) + timedelta(days=days)
    assume(certified >= date(2008, 4, 1))  # nobody was insured before
    facts = disabled.Given(born, certified)
    if certified == birthday(born, 65) - timedelta(days=1):
        with pytest.raises(OutOfScopeError, match="eve"):
            disabled.disability_acquisition(facts, LAW, Why())
        return
    found = disabled.disability_acquisition(facts, LAW, Why())

    if found.acquired_on is None:
        assert certified >= turning_75(born).acquired_on
    else:
        assert certified <= found.acquired_on < turning_75(born).acquired_on
    assert not found.half_limit


@given(DAYS, st.booleans())
def test_only_a_move_away_and_welfare_may_end_it_the_same_day(day: date, elsewhere: bool) -> None:
    def lost(cause: str) -> date | None:
        return lose.loss_date(lose.Given(cause, day, elsewhere), LAW, Why()).lost_on

    assert lost("death") == day + timedelta(days=1)
    assert lost("welfare") == day
    assert lost("move_out_of_prefecture") == day + timedelta(days=not elsewhere)
    assert lost("move_to_facility") is lost("move_within_prefecture") is None


@given(DAYS, DAYS)
def test_the_fiscal_years_together_charge_every_month_once(one: date, other: date) -> None:
    acquired, lost_on = sorted((one, other))

    total = sum(charged_in(year, acquired, lost_on) for year in range(2019, 2034))

    assert total == (lost_on.year - acquired.year) * 12 + lost_on.month - acquired.month


def test_a_loss_before_the_acquisition_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="lost_on"):
        charged_in(2026, date(2026, 5, 2), date(2026, 5, 1))


@given(st.dates(date(2020, 4, 1), date(2027, 3, 31)), st.dates(date(2026, 4, 1), date(2027, 3, 31)))
def test_two_municipalities_collect_what_one_would_have(one: date, other: date) -> None:
    acquired, moved = min(one, other), other

    old, new = split_in(2026, acquired, moved)

    assert old + new == charged_in(2026, acquired)
    assert new >= 1


def test_a_move_in_another_fiscal_year_is_out_of_scope() -> None:
    for moved in (date(2026, 3, 31), date(2027, 4, 1)):
        with pytest.raises(OutOfScopeError, match="moved_on"):
            split_in(2026, date(2020, 8, 1), moved)


def test_a_foreigner_without_a_limit_of_stay_is_insured() -> None:
    facts = Foreigner(
        "other_mid_long", None, None, stay_over_3m_proved=False, already_insured=False
    )

    assert foreign.foreign_eligibility(facts, LAW, Why()).eligible


def area(
    event: str, *, active: bool = False, nhi: str | None = None, now: str | None = None
) -> str:
    facts = insurer.Given(event, "O", "D", active, nhi, now)
    return insurer.insurer_area(facts, LAW, Why()).area


def test_an_exception_goes_on_between_facilities_and_ends_with_an_ordinary_move() -> None:
    assert area("facility", now="X") == "X"
    assert area("ordinary", active=True, nhi="N", now="X") == "D"
    assert area("age75", active=True, nhi="N") == "N"
    assert area("age75") == "D"
    assert area("age75", now="X") == "X"  # 第55条: insured by disability before, in a facility
    with pytest.raises(OutOfScopeError, match="both exceptions"):
        area("age75", active=True, nhi="N", now="X")
    with pytest.raises(OutOfScopeError, match="found None"):
        area("age75", active=True)


def test_on_the_eve_of_the_65th_birthday_nothing_is_decided() -> None:
    with pytest.raises(OutOfScopeError, match="eve"):
        disabled.disability_acquisition(
            disabled.Given(date(1961, 8, 10), date(2026, 8, 9)), LAW, Why()
        )
    on = disabled.Given(date(1961, 8, 10), date(2026, 8, 8))
    assert disabled.disability_acquisition(on, LAW, Why()).acquired_on == date(2026, 8, 10)
