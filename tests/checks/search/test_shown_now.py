"""A search that shows what stood before a change is found; a correct one passes."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from conformance.reference.strict import StrictPackage
from tests.packages.served import session

SHORT = "child_allowance"
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in domains()]


def _cases(domain):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return [case for case in found if case.check == "search/shown-now"]


def _tried(domain, conduct, cases, **more):
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case).verdict for case in cases}


def test_some_search_of_the_domain_is_asked():
    assert _cases(SHORT)


@pytest.mark.parametrize("kind", [{}, {"kind": StrictPackage}], ids=["plain", "strict"])
@pytest.mark.parametrize("domain", EACH)
def test_a_search_that_shows_what_stands_now_passes(domain, kind):
    cases = _cases(domain)
    assert _tried(domain, correct, cases, **kind) == {case.id: "pass" for case in cases}


@pytest.mark.parametrize("domain", EACH)
def test_a_search_that_shows_what_stood_first_is_found(domain):
    stale = [m for m in derived_mutants(domain).values() if m.operator == "stale_read"]
    for case in _cases(domain):
        mutant = next(m for m in stale if m.requirement == case.requirement.id)
        assert _tried(domain, mutant.conduct(), [case]) == {case.id: "fail"}
