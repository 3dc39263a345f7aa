"""Certificates of burden, limits for food and room, insurers, protection."""

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


DAYS = st.dates(date(2015, 8, 1), date(2040, 12, 31))


def card(kind: str, day: date) -> dict[str, Json]:
    return got("burden-card-period", {"kind": kind, "base_date": day})


def food(**facts: object) -> dict[str, Json]:
    usual: dict[str, object] = {
        "service_date": "2025-10-01",
        "welfare_recipient": False,
        "old_age_pension": False,
        "household_nontaxed": True,
        "spouse_nontaxed": True,
        "domiciled_on_tax_date": True,
        "annual_income": 900_000,
        "assets": 0,
        "has_spouse": False,
        "is_second_insured": False,
        "room_type": "multi_health_fee",
        "stay_kind": "facility",
    }
    return got("food-room-limit", usual | facts)


@given(day=DAYS, kind=st.sampled_from(["ratio", "limit"]))
def test_a_certificate_ends_on_31_july_within_a_year(day: date, kind: str) -> None:
    made = card(kind, day)
    first, last = (date.fromisoformat(str(made[name])) for name in ("valid_from", "valid_to"))

    assert (last.month, last.day) == (7, 31)
    assert first <= day <= last < first + timedelta(days=366)


def test_the_month_of_application_decides_about_limits() -> None:
    assert card("limit", date(2025, 8, 31)) == {
        "valid_from": "2025-08-01",
        "valid_to": "2026-07-31",
    }


def test_the_welfare_pension_has_the_assets_of_stage_1() -> None:
    assert food(old_age_pension=True, assets=10_000_000)["stage"] == "1"
    assert food(old_age_pension=True, assets=10_000_001)["stage"] == "none"
    assert food(old_age_pension=True, domiciled_on_tax_date=False)["stage"] == "none"


def test_the_second_category_with_a_spouse_may_have_20_million() -> None:
    facts = {"is_second_insured": True, "has_spouse": True}

    assert food(**facts, assets=20_000_000)["stage"] == "3-1"
    assert food(**facts, assets=20_000_001)["stage"] == "none"


def test_a_room_not_known_on_the_day_and_a_taxed_spouse_of_nobody_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="room_type"):
        food(service_date="2025-07-31")
    with pytest.raises(OutOfScopeError, match="spouse_nontaxed"):
        food(spouse_nontaxed=False)


@given(income=st.integers(0, 2_000_000), more=st.integers(0, 10**6), assets=st.integers(0, 10**7))
def test_more_income_never_lowers_the_limit_for_food(income: int, more: int, assets: int) -> None:
    low, high = (food(annual_income=yen, assets=assets) for yen in (income, income + more))
    if low["food_limit"] is None:
        assert high["food_limit"] is None
    elif high["food_limit"] is not None:
        assert int(str(low["food_limit"])) <= int(str(high["food_limit"]))


def insurer(*moves: tuple[str, str]) -> dict[str, Json]:
    facts = {"moves": [{"municipality": where, "place": place} for where, place in moves]}
    return got("insurer-by-facility", facts)


def test_back_to_the_insurer_s_own_facility_is_no_exception() -> None:
    made = insurer(("A", "home"), ("B", "elderly_home"), ("A", "health_facility"))

    assert made == {"insurer": "A", "exception": False}


@given(st.lists(st.sampled_from(["B", "C", "D"]), max_size=5))
def test_no_row_of_facilities_changes_the_insurer(places: list[str]) -> None:
    assert insurer(("A", "home"), *((p, "special_nursing_home") for p in places))["insurer"] == "A"


@pytest.mark.parametrize("moves", [(), (("B", "elderly_home"),), (("B", "castle"),)])
def test_nothing_a_facility_first_and_unknown_places_are_out_of_scope(
    moves: tuple[tuple[str, str], ...],
) -> None:
    with pytest.raises(OutOfScopeError, match="moves"):
        insurer(*moves)


def shown(measure: str | None, day: date, to: str, until: date | None) -> dict[str, Json]:
    facts = {
        "support_measure": measure,
        "support_from": date(2025, 4, 10),
        "support_to": until,
        "as_of": day,
        "recipient_kind": to,
    }
    return got("dv-output-suppression", facts)


@given(day=DAYS, to=st.sampled_from(["household_member", "spouse", "external_agency"]))
def test_whenever_the_clerk_is_warned_others_get_no_address(day: date, to: str) -> None:
    made = shown("1", day, to, date(2026, 4, 9))

    assert made["alert"] is not made["address_printed"]
    assert shown("3", day, to, date(2026, 4, 9)) == {"alert": False, "address_printed": True}


def test_a_measure_without_an_end_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="support_to"):
        shown("1", date(2025, 10, 1), "spouse", None)
    assert not shown(None, date(2025, 10, 1), "spouse", None)["alert"]
