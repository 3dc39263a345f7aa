"""Who is insured: acquisition, loss, categories, foreign residents."""

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


BIRTHS = st.dates(date(1936, 1, 1), date(1980, 12, 31))
DAYS = st.dates(date(2012, 7, 9), date(2040, 12, 31))


def acquired(birth: str, resident: str) -> Json:
    key = "first-insured-acquisition"
    return got(key, {"birth_date": birth, "resident_from": resident})["acquisition_date"]


def lost(reason: str, event: str, new: str | None) -> Json:
    facts = {"reason": reason, "event_date": event, "new_residence_date": new}
    return got("qualification-loss-date", facts)["loss_date"]


def test_born_on_1_april_is_insured_in_the_fiscal_year_before() -> None:
    assert acquired("1961-04-01", "1990-01-01") == "2026-03-31"
    assert acquired("1961-04-02", "1990-01-01") == "2026-04-01"


def test_an_acquisition_before_the_act_came_into_force_is_out_of_scope() -> None:
    assert acquired("1935-04-02", "1990-01-01") == "2000-04-01"
    with pytest.raises(OutOfScopeError, match="2000-04-01"):
        acquired("1935-04-01", "1990-01-01")


@given(birth=BIRTHS, resident=DAYS)
def test_nobody_is_insured_before_becoming_a_resident(birth: date, resident: date) -> None:
    assert str(acquired(str(birth), str(resident))) >= str(resident)


def test_a_death_is_never_a_loss_on_the_same_day() -> None:
    assert lost("death", "2025-06-30", "2025-06-30") == "2025-07-01"


def test_a_new_residence_before_the_old_one_ended_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="new_residence_date"):
        lost("move_out", "2025-06-30", "2025-06-29")


@given(event=DAYS, later=st.integers(1, 400))
def test_a_gap_between_residences_never_delays_the_loss(event: date, later: int) -> None:
    with_gap = lost("move_out", str(event), str(event + timedelta(days=later)))

    assert with_gap == lost("move_out", str(event), None) == str(event + timedelta(days=1))


@given(birth=BIRTHS, resident=DAYS, as_of=DAYS)
def test_a_registered_foreigner_is_insured_like_anybody_else(
    birth: date, resident: date, as_of: date
) -> None:
    facts = {"birth_date": birth, "resident_from": resident, "as_of": as_of}
    made = got("foreign-insured", {**facts, "residence_category": "mid_to_long"})
    same = acquired(str(birth), str(resident))

    assert made["insured"] is (str(same) <= str(as_of))
    assert made["acquisition_date"] == (same if made["insured"] else None)


def test_without_a_place_in_the_register_nobody_is_insured() -> None:
    facts = {"birth_date": "1950-01-01", "resident_from": None, "as_of": "2025-01-01"}

    assert got("foreign-insured", {**facts, "residence_category": "special_permanent"}) == {
        "insured": False,
        "acquisition_date": None,
    }


@given(birth=BIRTHS, day=DAYS, insured=st.booleans())
def test_whoever_may_apply_without_a_disease_may_with_one(
    birth: date, day: date, *, insured: bool
) -> None:
    facts = {"birth_date": birth, "application_date": day, "medical_insured": insured}
    without, with_one = (
        got("insured-class-for-application", {**facts, "specified_disease": disease})
        for disease in (False, True)
    )

    assert without["insured_class"] == with_one["insured_class"]
    assert with_one["can_apply"] or not without["can_apply"]
    assert without["can_apply"] is (without["insured_class"] == "1")
