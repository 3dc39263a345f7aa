"""Collecting from pensions, and until when a charge can be decided."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.national_health_insurance import assessment_time_limit as limit
from conformance.rules.national_health_insurance import special_collection_eligibility as pension

SPEC = load("national_health_insurance")
HEAD = date(1955, 1, 10)


def reason(**changed: object) -> str:
    facts = {
        "judge_date": date(2026, 4, 1),
        "head_is_insured": True,
        "head_birth_date": HEAD,
        "member_birth_dates": (HEAD,),
        "pension_annual": 600_000,
        "nhi_annual": 150_000,
        "care_annual": 80_000,
        "care_special": True,
        "direct_debit_chosen": False,
        "turns75_scope": "head",
    }
    law = parameters(SPEC, "special-collection-eligibility")
    given_ = pension.Given(**{**facts, **changed})
    return pension.special_collection_eligibility(given_, law, Why()).reason


def test_a_member_attains_65_on_the_day_before_the_birthday() -> None:
    for born, found in ((date(1961, 4, 2), "ok"), (date(1961, 4, 3), "under65")):
        assert reason(member_birth_dates=(HEAD, born)) == found


def test_a_member_turning_75_this_fiscal_year_matters_where_the_town_says_so() -> None:
    older = (HEAD, date(1952, 3, 31))

    assert reason(member_birth_dates=older) == "ok"
    assert reason(member_birth_dates=older, turns75_scope="any_member") == "turns75"
    next_year = (HEAD, date(1952, 4, 1))
    assert reason(member_birth_dates=next_year, turns75_scope="any_member") == "ok"


def test_the_first_reason_of_the_order_is_named() -> None:
    assert reason(pension_annual=179_999, care_special=False) == "pension_small"
    assert reason(care_special=False, nhi_annual=600_000) == "no_care"
    assert reason(nhi_annual=600_000, direct_debit_chosen=True) == "over_half"
    assert reason(direct_debit_chosen=True) == "direct_debit"


def allowed(scheme: str, due: date, decided: date, direction: str = "increase") -> bool:
    facts = limit.Given(scheme, due, decided, direction)
    law = parameters(SPEC, "assessment-time-limit")
    return limit.assessment_time_limit(facts, law, Why()).allowed


@given(st.dates(date(2016, 1, 1), date(2030, 12, 31)), st.integers(0, 3000))
def test_what_a_premium_allows_a_tax_allows_and_lowering_a_tax_most_of_all(
    due: date, days: int
) -> None:
    decided = due + timedelta(days=days)
    found = [
        allowed("premium", due, decided),
        allowed("tax", due, decided),
        allowed("tax", due, decided, "decrease"),
    ]

    assert found == sorted(found)


def test_a_term_from_1_march_ends_on_the_leap_day() -> None:
    due = date(2026, 2, 28)

    assert allowed("premium", due, date(2028, 2, 29))
    assert not allowed("premium", due, date(2028, 3, 1))


def late(decided: date, **changed: object) -> bool:
    facts = limit.Given("premium", date(2024, 7, 31), decided, "decrease", **changed)
    law = parameters(SPEC, "assessment-time-limit")
    return limit.assessment_time_limit(facts, law, Why()).allowed


def test_what_can_be_charged_only_later_counts_from_that_day() -> None:
    later = date(2025, 11, 10)

    assert late(date(2027, 11, 10), chargeable_on=later)
    assert not late(date(2027, 11, 11), chargeable_on=later)
    assert not late(date(2026, 8, 1), chargeable_on=date(2024, 6, 30))


def test_an_adjustment_between_insurances_may_take_longer() -> None:
    assert late(date(2026, 7, 31), coverage_adjustment=True)
    with pytest.raises(OutOfScopeError, match="up to 2026-07-31"):
        late(date(2026, 8, 1), coverage_adjustment=True)
