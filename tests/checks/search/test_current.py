"""A search that looks at what stood before a change is found; a correct one passes."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import SearchBy
from conformance.checks.search.current import _telling
from conformance.contract.search import matches
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from conformance.reference.strict import StrictPackage
from tests.packages.served import session

SHORT = "seal_registration"
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in domains()]


def _cases(domain):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return [case for case in found if case.check == "search/current"]


def _tried(domain, conduct, cases, **more):
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case) for case in cases}


def test_most_domains_have_such_a_search():
    assert sum(bool(_cases(domain)) for domain in domains()) >= 8


@pytest.mark.parametrize("kind", [None, StrictPackage])
@pytest.mark.parametrize("domain", EACH)
def test_a_search_among_what_stands_now_passes(domain, kind):
    outcomes = _tried(domain, correct, _cases(domain), **({"kind": kind} if kind else {}))
    wrong = {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict != "pass"}
    assert wrong == {}


@pytest.mark.parametrize("domain", EACH)
def test_a_search_among_what_stood_first_is_found(domain):
    stale = [m for m in derived_mutants(domain).values() if m.operator == "stale_read"]
    for case in _cases(domain):
        mutant = next(m for m in stale if m.requirement == case.requirement.id)
        outcomes = _tried(domain, mutant.conduct(), [case])
        assert {one.verdict for one in outcomes.values()} == {"fail"}, case.id


def test_what_is_searched_by_after_a_change_meets_the_value_before_and_not_the_new_one() -> None:
    by = SearchBy(item="old_surname", match="prefix")
    assert _telling(by, "石川", "石井") == "石川"  # the beginning of both tells nothing
    assert matches(by, "佐藤", _telling(by, "佐藤", "石井"))
    assert _telling(by, "石", "石井") is None
    assert _telling(by, None, "石井") is None
