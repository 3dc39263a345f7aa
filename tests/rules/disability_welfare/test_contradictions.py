"""Facts that no household can have at once are asked of nobody."""

import pytest

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError

SPEC = load("disability_welfare")
UNTAXED = {"welfare_recipient": False, "household_taxed": False}
MEANS = {
    "copay-ceiling": {
        "birth_date": "1990-04-01",
        "decision_date": "2025-10-01",
        "service_place": "home",
        "income_levy": 0,
        "housing_loan_credit": 0,
        "donation_credit": 0,
    },
    "medical-ceiling": {
        "application_date": "2025-10-01",
        "medical_kind": "1",
        "heavy_continuous": False,
        "own_income": 800_000,
        "income_levy": 0,
    },
    "device-burden": {
        "application_date": "2025-06-01",
        "applicant": "adult",
        "price": 100_000,
        "max_income_levy": 0,
    },
}


@pytest.mark.parametrize(
    ("rule", "levy"),
    [
        ("copay-ceiling", "income_levy"),
        ("copay-ceiling", "housing_loan_credit"),
        ("medical-ceiling", "income_levy"),
        ("device-burden", "max_income_levy"),
    ],
)
def test_an_untaxed_household_has_no_levy(rule: str, levy: str) -> None:
    facts = {**UNTAXED, **MEANS[rule]}

    assert derive(SPEC, rule, facts).as_json()
    with pytest.raises(OutOfScopeError, match="levy"):
        derive(SPEC, rule, {**facts, levy: 1})


def test_no_ceiling_reaches_beyond_the_base_amount() -> None:
    facts = {"disability": 50_000, "child": 0, "ltc_net": 0, "device": 0}

    made = derive(SPEC, "high-cost-total", {**facts, "base_amount": 37_200}).as_json()
    assert made["refund_total"] == 12_800
    with pytest.raises(OutOfScopeError, match="base_amount"):
        derive(SPEC, "high-cost-total", {**facts, "base_amount": 37_201})


FAMILY = {"free": False, "untaxed": False, "income_levy": 0}
SIBLINGS = {"older_preschool": 0, "older_children": 0}


@pytest.mark.parametrize(
    ("pupil", "named"),
    [({"free": True}, "free"), ({"untaxed": True, "income_levy": 1}, "income_levy")],
)
def test_pupils_are_never_of_the_free_age_and_the_untaxed_have_no_levy(
    pupil: dict[str, object], named: str
) -> None:
    facts = {"preschool": False, **FAMILY, **SIBLINGS}

    assert derive(SPEC, "multi-child-rate", facts).as_json() == {"rate_percent": 10}
    with pytest.raises(OutOfScopeError, match=named):
        derive(SPEC, "multi-child-rate", {**facts, **pupil})


def test_no_service_is_used_before_the_birth() -> None:
    facts = {"birth_date": "2025-05-01", "service_date": "2025-05-01"}

    assert derive(SPEC, "preschool-free", facts).as_json() == {"free": False}
    with pytest.raises(OutOfScopeError, match="service_date"):
        derive(SPEC, "preschool-free", {**facts, "service_date": "2025-04-30"})
