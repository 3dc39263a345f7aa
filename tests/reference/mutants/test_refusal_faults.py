"""Each fault of refusals is found as what it is, by cases that pass for the correct package."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from tests.packages.served import session

DOMAIN, FUNCTION = "child_allowance", "child_allowance/function/register-payee"
SPEC = load(DOMAIN)
REFUSING = [
    case
    for requirement in requirements(SPEC)
    if requirement.id == FUNCTION
    for case in cases_of(SPEC, requirement)
    if case.polarity == "reject" and not case.id.endswith("-at-once")
]
DUPLICATE = [case for case in REFUSING if case.check == "create/duplicate"]
FOUND = (
    ("child-allowance-payee-refused-and-stored", DUPLICATE, "F-STORED-ANYWAY"),
    ("child-allowance-payee-surplus-reason", REFUSING, "F-SURPLUS-REASON"),
    ("child-allowance-payee-every-reason", REFUSING, "F-SURPLUS-REASON"),
    ("child-allowance-payee-refused-by-breakdown", REFUSING, "F-REFUSAL-STATUS"),
    ("child-allowance-payee-refused-for-good", REFUSING, "F-REFUSED-AFTERWARDS"),
)


def _codes(conduct, cases):
    with session(conduct, DOMAIN) as opened:
        outcomes = [opened.execute(case) for case in cases]
    return [one.finding.code if one.finding else one.verdict for one in outcomes]


@pytest.mark.parametrize(("key", "cases", "code"), FOUND, ids=[key for key, *_ in FOUND])
def test_a_fault_of_refusals_is_told_as_what_it_is(key, cases, code):
    assert cases
    assert _codes(mutant(key).conduct(), cases) == [code] * len(cases)


def test_the_correct_package_is_blamed_by_none():
    assert _codes(correct, REFUSING) == ["pass"] * len(REFUSING)
