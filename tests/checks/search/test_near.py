"""A search that finds by any part of a value is found; a value without parts is no pass."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import SearchBy
from conformance.checks.search.near import _parts
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from tests.packages.served import session

SHORT = "seal_registration"
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in domains()]


def _cases(domain):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return [case for case in found if case.check == "search/near"]


def _tried(domain, conduct, cases):
    with session(conduct, domain) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case).verdict for case in cases}


@pytest.mark.parametrize("domain", EACH)
def test_a_search_from_the_beginning_passes(domain):
    cases = _cases(domain)
    assert _tried(domain, correct, cases) == {case.id: "pass" for case in cases}


@pytest.mark.parametrize("domain", EACH)
def test_a_search_anywhere_in_a_value_is_found_by_each_case(domain):
    faults = [one for one in derived_mutants(domain).values() if "-anywhere-" in one.key]
    for case in _cases(domain):
        ending = f"-anywhere-{case.params['item']}".replace("_", "-")
        own = [one for one in faults if one.requirement == case.requirement.id]
        for fault in own:
            if fault.key.replace("_", "-").endswith(ending):
                assert _tried(domain, fault.conduct(), [case]) == {case.id: "fail"}


@pytest.mark.parametrize(
    ("match", "value", "parts"),
    [
        ("prefix", "田中", ["中"]),
        ("exact", "田中", ["田", "中"]),
        ("prefix", "森", []),
        ("exact", "見本市", ["見本", "本市"]),
    ],
)
def test_parts_are_what_the_way_of_matching_does_not_find(match, value, parts):
    assert list(_parts(SearchBy(item="old_surname", match=match), value)) == parts
