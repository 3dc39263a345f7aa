"""Who met the conditions of a batch before and no longer does is not selected; else it is found."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Batch
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from conformance.reference.strict import StrictPackage
from tests.packages.served import session

SHORT = "seal_registration"


def _stale(domain):
    spec = load(domain)
    return [
        one
        for one in derived_mutants(domain).values()
        if one.operator == "stale_read"
        and isinstance(spec.functions[one.requirement.split("/")[2]].operation, Batch)
    ]


WITH_HISTORY = [d for d in domains() if _stale(d)]
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in WITH_HISTORY]


def _tried(domain, conduct, wanted, **more):
    spec = load(domain)
    cases = [
        case
        for requirement in requirements(spec)
        if requirement.id in wanted
        for case in cases_of(spec, requirement)
        if case.check == "batch/selects"
    ]
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case) for case in cases}


def test_several_domains_have_such_batches():
    assert len(WITH_HISTORY) > 5


@pytest.mark.parametrize("domain", EACH)
def test_a_batch_that_looks_at_the_first_row_is_found(domain):
    for mutant in _stale(domain):
        outcomes = _tried(domain, mutant.conduct(), {mutant.requirement})
        assert {one.verdict for one in outcomes.values()} == {"fail"}, mutant.key


@pytest.mark.parametrize("kind", [None, StrictPackage])
@pytest.mark.parametrize("domain", EACH)
def test_a_batch_of_what_stands_now_passes(domain, kind):
    wanted = {one.requirement for one in _stale(domain)}
    outcomes = _tried(domain, correct, wanted, **({"kind": kind} if kind else {}))
    wrong = {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict != "pass"}
    assert wrong == {}
    assert outcomes
