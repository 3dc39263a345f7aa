"""Each fault of an event is found by the event's own requirement; what is lawful is not blamed."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour, correct
from conformance.reference.mutants import all_mutants, mutant
from tests.packages.served import session

FAULTS = sorted(
    key
    for key, one in all_mutants().items()
    if key.startswith("event-") and "/event/" in one.requirement
)
DOMAINS = [domain for domain in domains() if load(domain).events]


class Marks(Behaviour):
    """Marks a row where it stands instead of adding one to its history."""

    def past_kept(self) -> bool:
        return False


def _outcomes(conduct, domain, only=None):
    spec = load(domain)
    with session(conduct, domain) as opened:
        return {
            case.id: opened.execute(case)
            for requirement in requirements(spec)
            if requirement.kind == "event" and only in {None, requirement.id}
            for case in cases_of(spec, requirement)
        }


def _blamed(outcomes):
    assert outcomes
    return {key: one.finding or one.cause for key, one in outcomes.items() if one.verdict != "pass"}


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_correct_package_passes_every_case_of_events(domain):
    assert _blamed(_outcomes(correct, domain)) == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_package_that_marks_rows_instead_of_adding_to_their_history_passes_too(domain):
    marks = Marks()
    outcomes = _outcomes(lambda at: marks if "/event/" in at else Behaviour(), domain)
    assert _blamed(outcomes) == {}


@pytest.mark.parametrize("key", FAULTS)
def test_a_fault_of_an_event_is_found_by_its_own_requirement(key):
    fault = mutant(key)
    domain = fault.requirement.split("/")[0]
    outcomes = _outcomes(fault.conduct(), domain, fault.requirement)
    assert any(one.verdict == "fail" for one in outcomes.values())
    untold = {one.cause.code for one in outcomes.values() if one.cause}
    assert untold <= {"U-EVENT-UNTRACED"}  # where nothing is done, nothing is told of what stays
