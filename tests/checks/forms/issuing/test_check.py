"""Each precondition is found by its own case, when it is left out or ends on the wrong day."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from tests.packages.served import session

_KINDS = {"issued_anyway", "lapsed_by_itself"}
FAULTS = [m for m in all_mutants().values() if m.fault.kind in _KINDS and "/form/" in m.requirement]
HELD = [
    m
    for m in all_mutants().values()
    if m.key.endswith(("hold-a-day-late", "suppression-a-day-late"))
]


def _cases(domain, requirement=None):
    spec = load(domain)
    return [
        case
        for one in requirements(spec)
        if requirement in {None, one.id}
        for case in cases_of(spec, one)
        if case.check.startswith("issuing/")
    ]


def _failed(conduct, domain, requirement):
    with session(conduct, domain) as opened:
        outcomes = {c.id: opened.execute(c) for c in _cases(domain, requirement)}
    assert all(o.verdict in {"pass", "fail"} for o in outcomes.values())
    return {name.rpartition("/")[2] for name, o in outcomes.items() if o.verdict == "fail"}


def _domain(mutant):
    return mutant.requirement.partition("/")[0]


@pytest.mark.parametrize("mutant", FAULTS, ids=lambda m: m.key)
def test_what_is_issued_anyway_is_found_by_the_precondition_alone(mutant) -> None:
    failed = _failed(mutant.conduct(), _domain(mutant), mutant.requirement)

    assert failed
    if mutant.fault.kind == "issued_anyway":
        mine = mutant.fault.precondition
        assert f"refuses-{mine}" in failed
        assert all(mine in slug for slug in failed)
    else:
        assert all(slug.endswith("after-the-planned-end") for slug in failed)


@pytest.mark.parametrize("mutant", HELD, ids=lambda m: m.key)
def test_a_hold_that_begins_a_day_late_is_found_on_its_first_day(mutant) -> None:
    failed = _failed(mutant.conduct(), _domain(mutant), mutant.requirement)

    assert failed
    assert all(slug.endswith("from-the-first-day") for slug in failed)


def test_every_precondition_has_a_fault_that_leaves_it_out() -> None:
    broken = {
        (m.requirement, m.fault.precondition) for m in FAULTS if m.fault.kind == "issued_anyway"
    }
    kinds = {key for _, key in broken}
    for domain in domains():
        stated = {one.key for form in load(domain).forms.values() for one in form.refuses}
        assert stated <= kinds, domain


@pytest.mark.parametrize("domain", sorted({_domain(m) for m in FAULTS}))
def test_a_package_that_refuses_and_issues_again_is_not_accused(domain) -> None:
    assert _failed(correct, domain, None) == set()
