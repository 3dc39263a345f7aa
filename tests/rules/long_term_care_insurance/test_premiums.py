"""Premiums: months, stages, amounts, and until when they bind."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from

DOMAIN = "long_term_care_insurance"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


DAYS = st.dates(date(2015, 4, 1), date(2040, 12, 31))


def months(year: int, acquired: date, lost: date | None) -> Json:
    facts = {"fiscal_year": year, "acquisition_date": acquired, "loss_date": lost}
    return got("premium-months", facts)["months"]


def stage(**facts: object) -> Json:
    usual: dict[str, object] = {
        "fiscal_year": 2026,
        "welfare_recipient": False,
        "old_age_pension": False,
        "self_taxed": False,
        "household_taxed": False,
        "pension_income": 0,
        "other_income": 0,
        "total_income": 0,
    }
    return got("income-stage", usual | facts)["stage"]


def premium(base: int, at: int, n: int, unit: int, mode: str) -> dict[str, Json]:
    facts = {"base_annual": base, "stage": at, "months": n, "round_unit": unit, "round_mode": mode}
    return got("annual-premium", facts)


@given(acquired=DAYS, stayed=st.integers(0, 5000), year=st.integers(2015, 2055))
def test_a_move_loses_no_month_and_counts_none_twice(
    acquired: date, stayed: int, year: int
) -> None:
    moved = acquired + timedelta(days=stayed)
    before, after = months(year, acquired, moved), months(year, moved, None)
    whole = months(year, acquired, None)

    assert isinstance(before, int)
    assert isinstance(after, int)
    assert isinstance(whole, int)
    assert before + after == whole <= 12


def test_a_loss_before_the_acquisition_and_a_year_off_the_calendar_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="loss_date"):
        months(2025, date(2025, 6, 10), date(2025, 6, 9))
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        months(0, date(2025, 6, 10), None)


def test_stages_after_fiscal_year_2026_are_out_of_scope() -> None:
    """介護保険法施行規則第143条から第143条の3まで: 令和六年度から令和八年度まで."""
    assert stage(fiscal_year=2026, self_taxed=True, household_taxed=True) == 6
    with pytest.raises(OutOfScopeError, match="2027"):
        stage(fiscal_year=2027, self_taxed=True, household_taxed=True)


def test_the_welfare_pension_helps_only_in_an_untaxed_household() -> None:
    assert stage(old_age_pension=True, pension_income=1_300_000) == 1
    assert stage(old_age_pension=True, pension_income=1_300_000, household_taxed=True) == 5


@pytest.mark.parametrize(("total", "expected"), [(0, 6), (1_199_999, 6), (2_100_000, 8)])
def test_a_taxed_person_goes_by_total_income(total: int, expected: int) -> None:
    assert stage(self_taxed=True, household_taxed=True, total_income=total) == expected


def test_the_highest_stage_begins_at_7_2_million() -> None:
    taxed = {"self_taxed": True, "household_taxed": True}

    assert stage(**taxed, total_income=7_199_999) == 12
    assert stage(**taxed, total_income=7_200_000) == 13


def test_a_taxed_person_in_an_untaxed_household_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="household_taxed"):
        stage(self_taxed=True)


@given(
    base=st.integers(0, 150_000),
    at=st.integers(1, 12),
    n=st.integers(0, 12),
    unit=st.sampled_from([1, 10, 100]),
    mode=st.sampled_from(["floor", "half_up", "ceil"]),
)
def test_a_higher_stage_is_never_cheaper(base: int, at: int, n: int, unit: int, mode: str) -> None:
    lower, higher = (premium(base, each, n, unit, mode)["prorated"] for each in (at, at + 1))

    assert isinstance(lower, int)
    assert isinstance(higher, int)
    assert lower <= higher


def test_the_ratio_is_exact_where_a_binary_fraction_is_not() -> None:
    # 100,000 x 0.285 is 28,500 exactly; the nearest double lies below.
    assert premium(100_000, 1, 12, 1, "floor")["full_annual"] == 28_500
    assert premium(100_001, 1, 12, 1, "ceil")["full_annual"] == 28_501


def test_months_stages_and_units_that_no_ordinance_has_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="round_unit"):
        premium(72_000, 5, 12, 99, "floor")
    with pytest.raises(OutOfScopeError, match="months"):
        premium(72_000, 5, 13, 100, "floor")
    with pytest.raises(OutOfScopeError, match="stage"):
        premium(72_000, 14, 12, 100, "floor")


def measure(due: date, as_of: date) -> Json:
    return got("arrears-restriction", {"due_date": due, "as_of": as_of, "paid": False})["measure"]


def test_a_term_that_meets_no_corresponding_day_ends_with_the_month() -> None:
    # From 31 August eighteen months end on the last day of February.
    assert measure(date(2024, 8, 30), date(2026, 2, 28)) == "payment_change"
    assert measure(date(2024, 8, 30), date(2026, 3, 1)) == "suspension"


@given(due=DAYS, after=st.integers(0, 900))
def test_measures_only_grow(due: date, after: int) -> None:
    order = ["none", "payment_change", "suspension"]
    first, second = (measure(due, due + timedelta(days=after + n)) for n in (0, 1))

    assert order.index(str(first)) <= order.index(str(second))


@given(due=DAYS)
def test_the_last_day_for_an_assessment_is_the_due_day_two_years_on(due: date) -> None:
    made = got("assessment-time-limit", {"first_due_date": due, "decision_date": due})
    month_end = (due + timedelta(days=1)).day == 1

    assert made["allowed"]
    if not month_end:
        assert made["last_date"] == str(due.replace(year=due.year + 2))
