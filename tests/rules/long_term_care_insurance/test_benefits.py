"""Benefits: limits, shares, ceilings, reductions."""

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


RATIOS = st.sampled_from([1, 2, 3])
LEVELS = ["06", "12", "13", "21", "22", "23", "24", "25"]
YEN = st.integers(0, 500_000)


def units(levels: list[str], used: int, price: str, ratio: int) -> dict[str, int]:
    facts = {
        "levels_in_month": levels,
        "units_used": used,
        "unit_price": price,
        "copay_ratio": ratio,
    }
    return {name: int(str(found)) for name, found in got("limit-units", facts).items()}


def ceiling(month: str, **facts: object) -> dict[str, Json]:
    usual: dict[str, object] = {
        "service_month": month,
        "welfare_recipient": False,
        "old_age_pension": False,
        "household_taxed": False,
        "domiciled_on_tax_date": True,
        "max_taxable_income": 0,
        "own_income": 0,
        "household_copay": 0,
        "own_copay": 0,
    }
    return got("high-cost-limit", usual | facts)


def share(**facts: object) -> Json:
    usual: dict[str, object] = {
        "insured_class": "1",
        "welfare_recipient": False,
        "self_taxed": True,
        "total_income": 3_000_000,
        "household_sum": 3_400_000,
        "household_65plus": 1,
    }
    return got("copay-ratio", usual | facts)["ratio"]


@given(
    levels=st.lists(st.sampled_from(LEVELS), min_size=1, max_size=3),
    used=st.integers(0, 50_000),
    price=st.sampled_from(["10", "10.21", "11.4"]),
    ratio=RATIOS,
)
def test_cost_is_what_the_insurance_and_the_person_pay(
    levels: list[str], used: int, price: str, ratio: int
) -> None:
    made = units(levels, used, price, ratio)

    assert made["insured_cost"] == made["benefit"] + made["copay"]
    assert made["limit_units"] == units([max(levels)], used, price, ratio)["limit_units"]
    assert made["over_units"] == max(0, used - made["limit_units"])


def test_a_month_without_a_level_or_with_one_without_a_limit_is_out_of_scope() -> None:
    for levels in ([], ["01"]):
        with pytest.raises(OutOfScopeError, match="levels_in_month"):
            units(levels, 1, "10", 1)


def test_the_own_ceiling_falls_away_in_a_taxed_household() -> None:
    assert ceiling("2025-10", household_taxed=True)["individual_limit"] is None
    newcomer = ceiling("2025-10", domiciled_on_tax_date=False)
    assert (newcomer["household_limit"], newcomer["individual_limit"]) == (44_400, None)
    assert ceiling("2025-10")["individual_limit"] == 15_000


def test_a_share_above_the_household_s_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="own_copay"):
        ceiling("2025-10", household_copay=100, own_copay=101)


def test_a_household_on_the_limit_exceeds_nothing() -> None:
    assert ceiling("2025-10", household_copay=24_600)["household_excess"] == 0
    assert ceiling("2025-10", household_copay=24_601)["household_excess"] == 1


def test_a_rich_member_of_an_untaxed_household_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="household_taxed"):
        ceiling("2025-10", max_taxable_income=3_800_000)


def test_three_tenths_need_both_incomes() -> None:
    assert share() == 3
    assert share(household_sum=3_399_999) == 2
    assert share(total_income=2_199_999) == 2
    assert share(household_65plus=2, household_sum=4_630_000) == 3


@given(total=st.integers(0, 5_000_000), both=st.integers(0, 6_000_000), more=st.integers(0, 10**6))
def test_more_income_never_lowers_the_share(total: int, both: int, more: int) -> None:
    assert int(str(share(total_income=total, household_sum=both))) <= int(
        str(share(total_income=total + more, household_sum=both + more))
    )


def test_a_household_that_leaves_out_the_person_is_out_of_scope() -> None:
    assert share(household_65plus=0, self_taxed=False) == 1
    with pytest.raises(OutOfScopeError, match="household_65plus"):
        share(household_65plus=0)


@given(extinct=st.integers(0, 120), paid=st.integers(0, 120), ratio=RATIOS)
def test_a_reduction_is_at_most_half_of_what_is_barred(extinct: int, paid: int, ratio: int) -> None:
    facts = {"extinct_months": extinct, "paid_months": paid, "copay_ratio": ratio}
    made = got("benefit-reduction-period", facts)
    months = int(str(made["reduction_months"]))

    assert 0 <= 2 * months <= extinct
    assert (made["reduced_rate"] is None) is (months == 0)


@pytest.mark.parametrize(("months", "reduced"), [(20, 4), (40, 9), (36, 9), (24, 6)])
def test_years_of_a_reduction_are_cut_after_three_decimals(months: int, reduced: int) -> None:
    """介護保険法施行規則第111条第4項: 20 months are 1.666 years, not five thirds."""
    facts = {"extinct_months": months, "paid_months": months, "copay_ratio": 1}

    assert got("benefit-reduction-period", facts)["reduction_months"] == reduced


@given(day=st.dates(date(2000, 4, 1), date(2100, 1, 1)), months=st.integers(1, 60))
def test_a_reduction_lasts_its_months_from_the_next_month_on(day: date, months: int) -> None:
    """介護保険法第69条第3項."""
    facts = {"recorded_on": day, "reduction_months": months, "as_of": day}
    made = got("benefit-reduction-term", facts)
    first, last = (date.fromisoformat(str(made[name])) for name in ("first_day", "last_day"))
    after = last + timedelta(days=1)

    assert (first.day, after.day, made["reduced"]) == (1, 1, False)
    assert 0 < (first - day).days <= 31
    assert (after.year - first.year) * 12 + after.month - first.month == months


def test_on_public_assistance_shares_of_others_are_out_of_scope() -> None:
    """介護保険法施行令第22条の2の2第2項・第4項: judged by the own share alone."""
    own = {"welfare_recipient": True, "household_copay": 18000}
    assert ceiling("2025-10", **own, own_copay=18000)["individual_excess"] == 3000
    with pytest.raises(OutOfScopeError, match="own_copay"):
        ceiling("2025-10", **own, own_copay=9000)


def home(first: str, now: str, used: int, cost: int, *, moved: bool, reset: bool) -> Json:
    facts = {
        "first_level": first,
        "current_level": now,
        "used_amount": used,
        "moved": moved,
        "reset_used": reset,
        "cost": cost,
        "copay_ratio": 1,
    }
    return got("home-modification-limit", facts)["remaining"]


def test_three_steps_up_begin_the_limit_anew_once() -> None:
    assert home("12", "23", 150_000, 1, moved=False, reset=False) == 200_000
    assert home("12", "23", 150_000, 1, moved=False, reset=True) == 50_000
    assert home("13", "23", 150_000, 1, moved=False, reset=False) == 50_000
    assert home("23", "12", 150_000, 1, moved=False, reset=False) == 50_000


@given(used=YEN, cost=YEN)
def test_another_home_has_the_whole_limit(used: int, cost: int) -> None:
    assert home("21", "21", used, cost, moved=True, reset=True) == 200_000


def tools(day: date, prior: list[dict[str, object]]) -> Json:
    facts = {"purchase_date": day, "cost": 1, "prior": prior, "copay_ratio": 1}
    return got("welfare-tool-limit", facts)["remaining"]


@given(costs=st.lists(YEN, max_size=4))
def test_the_limit_of_a_year_is_never_negative_and_the_next_is_whole(costs: list[int]) -> None:
    prior: list[dict[str, object]] = [{"date": date(2026, 3, 31), "cost": each} for each in costs]

    assert tools(date(2026, 3, 31), prior) == max(0, 100_000 - sum(costs))
    assert tools(date(2026, 4, 1), prior) == 100_000


def test_a_later_purchase_among_the_earlier_is_out_of_scope() -> None:
    day = date(2025, 6, 10)
    with pytest.raises(OutOfScopeError, match="purchase_date"):
        tools(day, [{"date": day + timedelta(days=1), "cost": 1}])
