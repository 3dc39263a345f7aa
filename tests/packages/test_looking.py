"""Lists, searches and logs of several: each condition, each row, each person counts."""

from __future__ import annotations

import pytest

from conformance.cases.ground.expected import expected
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.population.rows import key_of
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.worlds.same_person import second_of
from tests.packages.served import session

SAMPLE = {
    "looking-seal-registration-any-condition": "search/together",
    "looking-seal-registration-two-conditions": "search/together",
    "looking-seal-registration-range-from": "search/between",
    "looking-seal-registration-range-to": "search/between",
    "looking-seal-registration-range-open-to": "search/between",
    "looking-seal-registration-anywhere": "search/near",
    "looking-seal-registration-first-logged": "audit/names",
    "looking-seal-registration-nobody-named": "audit/names",
    "looking-seal-registration-first-marked": "batch/marks",
    "looking-light-vehicle-tax-second-selected": "link/sends",
    "looking-light-vehicle-tax-second-received": "link/takes",
    "looking-light-vehicle-tax-second-selected-in-batch": "batch/selects",
    "looking-child-childcare-support-two-conditions": "search/together",
}


def cases(domain, check=None, requirement=None):
    spec = load(domain)
    return [
        case
        for one in requirements(spec)
        if requirement in {None, one.id}
        for case in cases_of(spec, one)
        if check in {None, case.check}
    ]


@pytest.mark.parametrize("name", sorted(SAMPLE))
def test_whoever_treats_one_of_several_fails_the_case_that_asks_for_all(name):
    mutant, check = all_mutants()[name], SAMPLE[name]
    domain = mutant.requirement.split("/")[0]
    tried = cases(domain, check, mutant.requirement)
    with session(correct, domain) as sound:
        assert {sound.execute(case).verdict for case in tried} == {"pass"}
    with session(mutant.conduct(), domain) as faulty:
        found = [faulty.execute(case) for case in tried]
    assert "fail" in {one.verdict for one in found}


@pytest.mark.parametrize(
    ("case", "ground"),
    [
        ("long_term_care_insurance/function/search-person/finds-by-all-at-once", "derived"),
        ("corporate_resident_tax/function/search-corporate/finds-by-all-at-once", "reconstructed"),
        ("individual_resident_tax/function/search-kana/finds-no-near-name-kana", "derived"),
        ("corporate_resident_tax/function/search-corporate/finds-no-near-name", "reconstructed"),
        ("individual_resident_tax/function/operation-log/names-whom-search", "derived"),
        ("resident_register/function/operation-log/names-whom-search", "reconstructed"),
    ],
)
def test_what_the_sentence_does_not_say_is_no_text(case, ground):
    domain = case.split("/")[0]
    found = next(one for one in cases(domain) if one.id == case)
    assert expected(load(domain), found).ground == ground


@pytest.mark.parametrize(
    ("domain", "record", "whose"),
    [
        ("health_management", "immunizations", ("municipality_code", "atena_number")),
        ("public_assistance", "payments", ("welfare_office_code", "case_number")),
        ("child_childcare_support", "recognitions", ("child_atena",)),
    ],
)
def test_a_person_has_a_second_row_under_another_key(domain, record, whose):
    case = cases(domain)[0]
    with session(correct, domain) as opened:
        trial = opened.trial(case)
        group = trial.group(record)
        row = trial.builder.row(trial.spec, group, "first")
        second = second_of(trial, group, row, ())
    assert [second[item] for item in whose] == [row[item] for item in whose]
    assert key_of(group, second) != key_of(group, row)


def test_whoever_has_one_row_has_no_second():
    case = cases("disability_welfare")[0]
    with session(correct, "disability_welfare") as opened:
        trial = opened.trial(case)
        group = trial.group("recipients")
        row = trial.builder.row(trial.spec, group, "first")
        assert second_of(trial, group, row, ()) is None
