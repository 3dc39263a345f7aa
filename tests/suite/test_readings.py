"""Open questions in a run: the package follows a reading, the profile declares one or none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.questions import SetsItem
from conformance.catalog.switches import as_read, switched, switches
from conformance.contract.oracles import derive
from conformance.messages.worded import worded
from conformance.population.facts import edge_facts
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.rules.core import OutOfScopeError
from conformance.suite.generate import cases_of, requirements
from conformance.suite.readings import other_reading, rules_of
from conformance.suite.trial import Trial
from tests.suite.served import DAY, profile, session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.suite.case import Case
    from conformance.suite.outcome import Outcome

Facts = dict[str, "Json"]
CAPPED = {
    "benefit_class": "3",
    "kindergarten_type": "national",
    "kindergarten_fee": 0,
    "extended_days": 26,
    "extended_paid": 16300,
    "extended_sufficient": True,
    "other_paid": 0,
}
BY_HAND: dict[str, Facts] = {
    "many_days": CAPPED,
    "six_months": {
        "birth_date": "2026-01-15",
        "use_date": "2026-07-14",
        "enrolled": False,
        "used_minutes": 0,
        "request_minutes": 60,
        "month_limit_minutes": 600,
    },
    "extension_fractions": {
        "tax": 507000,
        "original_due_date": "2022-11-30",
        "extended_due_date": "2023-12-31",
        "paid_date": "2023-03-30",
    },
    "deletion_term": {"event": "move_out", "event_date": "2025-06-30", "known_date": "2025-07-01"},
    "base_fraction": {
        "land_area": "300",
        "land_value": 10000001,
        "floor_area": "100",
        "residential_floor_area": "40",
        "stories": 2,
        "fireproof": False,
        "units": 1,
    },
    "yearly_fraction": {
        "acquisition_cost": 1234567,
        "acquired_on": "2018-05-01",
        "useful_life": 15,
        "fiscal_year": 2026,
    },
    "own_share": {"actual_cost": 5000, "cap_amount": 4000, "copay": 500, "exempt": False},
    "monthly_base": {
        "base_annual": 83460,
        "stage": 1,
        "months": 3,
        "round_unit": 100,
        "round_mode": "half_up",
    },
    "treatment_share": {
        "income": 12345,
        "living": 0,
        "housing": 0,
        "education": 0,
        "care": 0,
        "medical": 50000,
    },
    "move_out_closed_day": {"moved_on": "2025-06-07", "filed_on": "2025-06-23"},
    "cut_at_70": {
        "issued_on": "2026-08-01",
        "birth_date": "1956-10-15",
        "annual_until": "2027-07-31",
        "residence_limit": None,
        "cut_at_70": False,
    },
    "turns75_scope": {
        "judge_date": "2026-04-01",
        "head_is_insured": True,
        "head_birth_date": "1955-01-10",
        "member_birth_dates": ["1955-01-10", "1951-06-03"],
        "pension_annual": 1200000,
        "nhi_annual": 150000,
        "care_annual": 80000,
        "care_special": True,
        "direct_debit_chosen": False,
        "turns75_scope": "head",
    },
    "small_balance": {
        "tax": 101000,
        "due_date": "2024-06-30",
        "payments": [
            {"date": "2026-01-31", "amount": 99500},
            {"date": "2026-12-31", "amount": 1500},
        ],
        "rounding": None,
        "small_balance": "continue",
    },
}
"""Facts on which readings differ and that no worked example comes near."""


def judged(spec: Specification, rule: str, facts: Facts) -> object:
    """Return what the rule gives; that it does not judge the facts is an answer, too."""
    try:
        return derive(spec, rule, as_read(spec, rule, facts)).as_json()
    except OutOfScopeError:
        return "not judged"


def options() -> Iterator[tuple[str, str, str, str]]:
    """Yield domain, switch, reading and rule of every reading that acts on a rule."""
    for domain in domains():
        for switch, question in switches(load(domain)).items():
            for name, reading in question.readings.items():
                for effect in reading.sets:
                    if not isinstance(effect, SetsItem):
                        yield domain, switch, name, effect.rule


OPTIONS = tuple(options())


def test_switches_stand_in_many_domains() -> None:
    assert len({(domain, switch) for domain, switch, _, _ in OPTIONS}) > 40
    assert len({domain for domain, *_ in OPTIONS}) > 12


@pytest.mark.parametrize(("domain", "switch", "name", "rule"), OPTIONS)
def test_each_reading_changes_what_is_expected(
    domain: str, switch: str, name: str, rule: str
) -> None:
    spec = load(domain)
    read = switched(spec, {switch: name})
    examples = [cast("Facts", example.given) for example in spec.rules[rule].examples]
    tried = [*examples, *edge_facts(examples)]
    if switch in BY_HAND:
        tried.append(BY_HAND[switch])
    assert any(judged(spec, rule, facts) != judged(read, rule, facts) for facts in tried)


def rule_cases(domain: str, rule: str) -> list[Case]:
    spec = load(domain)
    wanted = [r for r in requirements(spec) if r.kind == "rule" and r.key == rule]
    return [case for r in wanted for case in cases_of(spec, r)]


def tried(
    cases: list[Case], domain: str, package: dict[str, str], declared: dict[str, str]
) -> dict[str, Outcome]:
    with session(correct, domain, package=package, declared=declared) as opened:
        return {case.id.removeprefix(f"{domain}/"): opened.execute(case) for case in cases}


SHOWN = (
    ("child_childcare_support", "month_of_move", "former_municipality", "mid-month-move-fee"),
    ("disability_welfare", "type_b_limit", "12", "decision-period"),
    ("electoral_roll", "third_of_voters", "each_part", "direct-petition-signatures"),
    ("late_elderly_medical_care", "born_on_leap_day", "february_28", "age75-acquisition"),
    ("light_vehicle_tax", "other_city", "given", "dv-garage-location"),
    ("long_term_care_insurance", "moved_in_certified_from", "application", "move-in-inheritance"),
    ("national_health_insurance", "deemed_loss", "none", "charged-months"),
    ("health_management", "automatic_stop", "by_hand", "dv-notice-and-linkage"),
    ("resident_register", "address_of_removed", "emptied", "event-cancellation"),
    ("resident_register", "special_move_in_closed_day", "extended", "card-on-move"),
    ("seal_registration", "katakana", "always", "certificate-name-items"),
    ("seal_registration", "day_of_erasure", "processed", "erase-by-resident-event"),
)


@pytest.mark.parametrize(("domain", "switch", "name", "rule"), SHOWN)
def test_a_package_passes_by_the_reading_declared_and_fails_by_the_other(
    domain: str, switch: str, name: str, rule: str
) -> None:
    cases = rule_cases(domain, rule)
    default = switches(load(domain))[switch].default or ""
    follows = tried(cases, domain, {switch: name}, {switch: name})
    assert {o.verdict for o in follows.values()} == {"pass"}, follows
    differs = tried(cases, domain, {switch: name}, {switch: default})
    assert "fail" in {o.verdict for o in differs.values()}


SOON = {"resident_register", "child_allowance", "seal_registration"}
"""Domains that are tried every day; of the others the long tests try every option."""


@pytest.mark.parametrize(
    ("domain", "switch", "name", "rule"),
    [pytest.param(*one, marks=() if one[0] in SOON else pytest.mark.whole) for one in OPTIONS],
)
def test_every_case_that_rests_on_the_rule_passes_by_every_reading(
    domain: str, switch: str, name: str, rule: str
) -> None:
    spec = load(domain)
    cases = [
        case
        for r in requirements(spec)
        for case in cases_of(spec, r)
        if case.surface == "api" and rule in rules_of(spec, case)
    ]
    found = tried(cases, domain, {switch: name}, {switch: name})
    assert {o.verdict for o in found.values()} == {"pass"}, found


def test_a_lawful_reading_that_nobody_declared_is_unclear_and_names_the_switch() -> None:
    cases = rule_cases("seal_registration", "erase-by-resident-event")
    found = tried(cases, "seal_registration", {"day_of_erasure": "processed"}, {})
    assert {o.verdict for o in found.values()} == {"spec_unclear"}
    cause = found["rule/erase-by-resident-event/worked-examples"].cause
    assert cause is not None
    assert cause.details["reading"] == "processed"
    assert "switches: {seal_registration: {day_of_erasure: processed}}" in cause.remedy_en


def test_a_fault_that_no_reading_explains_stays_a_fault() -> None:
    faulty = all_mutants()["seal-registration-erased-a-day-late"]
    cases = rule_cases("seal_registration", "erase-by-resident-event")
    with session(faulty.conduct(), "seal_registration") as opened:
        found = [opened.execute(c) for c in cases]
    assert "fail" in {o.verdict for o in found}


@pytest.mark.parametrize("again", [True, False])
def test_a_reading_explains_only_what_deviates_again_without_it(again: bool) -> None:
    spec = load("seal_registration")
    case = rule_cases("seal_registration", "erase-by-resident-event")[0]
    trial = Trial(case, spec, {spec.domain: spec}.get, None, profile(), DAY, 1)

    def attempt(one: Trial) -> None:
        if again and one.spec is spec:
            said = worded("F-VALUE", form="one", name="x")
            raise trial.deviation(said, expected=1, found=2, where="x")

    trial.interface = SimpleNamespace(trail=())
    found = other_reading(trial, attempt)
    assert (found is not None) is again


def test_a_package_told_a_choice_that_it_ignores_fails_unless_declared() -> None:
    cases = rule_cases("seal_registration", "registrant-eligibility")
    fixed = {"age_counting": "day_before"}
    ignored = tried(cases, "seal_registration", fixed, {})
    assert ignored["rule/registrant-eligibility/worked-examples"].verdict == "fail"
    declared = tried(cases, "seal_registration", fixed, fixed)
    assert {o.verdict for o in declared.values()} == {"pass"}


def test_a_function_rests_on_the_rules_of_its_operation() -> None:
    spec = load("child_allowance")
    found = {
        rule
        for r in requirements(spec)
        if r.kind == "function"
        for case in cases_of(spec, r)
        for rule in rules_of(spec, case)
    }
    assert "payment-start-month" in found


API = tuple(
    case
    for r in requirements(load("common_functions"))
    if r.kind == "api"
    for case in cases_of(load("common_functions"), r)
)
ASKED = (
    ("missing_conditional_error", "E0001", "E0004", "rejects-missing-atenabango-when-"),
    ("excess_length_error", "E0003", "E0002", "rejects-excess-"),
    ("repeated_request", "new_number", "same_number", "repeats-atenabango"),
    ("history_number_start", "from_1", "other", "starts-"),
    ("request_body", "json", "form", "accepts-lawful-request"),
)


@pytest.mark.parametrize(("switch", "one", "other", "slug"), ASKED)
def test_a_declared_reading_of_the_official_api_is_held(
    switch: str, one: str, other: str, slug: str
) -> None:
    cases = [case for case in API if slug in case.id and "at-once" not in case.id]
    assert cases
    for package, declared, verdict in ((one, one, "pass"), (other, other, "pass")):
        found = tried(cases, "common_functions", {switch: package}, {switch: declared})
        assert {o.verdict for o in found.values()} == {verdict}, (package, found)
    for package, declared in ((one, other), (other, one)):
        found = tried(cases, "common_functions", {switch: package}, {switch: declared})
        assert {o.verdict for o in found.values()} == {"fail"}, (package, declared)
