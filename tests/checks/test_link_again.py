"""What is received again with another value is stored; who keeps the first is found."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT, correct
from conformance.reference.mutants.faults.link import KnownKept
from conformance.reference.strict import StrictPackage
from tests.packages.served import session

SHORT = "seal_registration"
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in domains()]


def _tried(domain, conduct, **more):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r) if c.check == "link/takes")
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case) for case in found}


@pytest.mark.parametrize("kind", [None, StrictPackage])
@pytest.mark.parametrize("domain", EACH)
def test_a_package_that_takes_the_new_value_passes(domain, kind):
    outcomes = _tried(domain, correct, **({"kind": kind} if kind else {}))
    wrong = {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict != "pass"}
    assert wrong == {}
    assert outcomes


@pytest.mark.parametrize("domain", EACH)
def test_a_package_that_keeps_what_it_knows_is_found(domain):
    kept = KnownKept(kind="known_kept")
    outcomes = _tried(domain, lambda at: kept if "/linkage/" in at else CORRECT)
    passed = [case for case, one in outcomes.items() if one.verdict == "pass"]
    assert len(passed) <= len(outcomes) / 2, passed  # groups of keys and names alone
