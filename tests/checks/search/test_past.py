"""Enquiries of a history show all rows of it; one that shows a single row of each is found."""

from __future__ import annotations

import pytest

from conformance.cases.row_keys import found_keys
from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Search
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from conformance.reference.strict import StrictPackage
from tests.packages.served import session

SHORT = "national_pension"
EACH = [d if d == SHORT else pytest.param(d, marks=pytest.mark.whole) for d in domains()]


def _cases(domain, check):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return [case for case in found if case.check == check]


def _tried(domain, conduct, cases, **more):
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return {case.id: opened.execute(case).verdict for case in cases}


@pytest.mark.parametrize("domain", EACH)
def test_who_enquires_of_a_history_is_asked_of_the_past_and_not_of_the_newest_alone(domain):
    functions = load(domain).functions.values()
    enquiries = {
        f"{domain}/function/{one.key}"
        for one in functions
        if isinstance(one.operation, Search) and one.operation.past
    }
    assert {case.requirement.id for case in _cases(domain, "search/past")} == enquiries
    newest = [*_cases(domain, "search/current"), *_cases(domain, "search/shown-now")]
    assert enquiries.isdisjoint(case.requirement.id for case in newest)


@pytest.mark.parametrize("kind", [{}, {"kind": StrictPackage}], ids=["plain", "strict"])
@pytest.mark.parametrize("domain", EACH)
def test_a_history_that_is_shown_whole_passes(domain, kind):
    cases = _cases(domain, "search/past")
    assert _tried(domain, correct, cases, **kind) == {case.id: "pass" for case in cases}


@pytest.mark.parametrize("domain", EACH)
def test_a_history_of_which_one_row_is_shown_is_found(domain):
    faults = derived_mutants(domain).values()
    hidden = {one.requirement: one for one in faults if one.key.endswith("dropped-past")}
    for case in _cases(domain, "search/past"):
        conduct = hidden[case.requirement.id].conduct()
        assert _tried(domain, conduct, [case]) == {case.id: "fail"}


def test_a_row_of_a_history_that_is_shown_twice_is_found():
    spec = load(SHORT)
    operation = spec.functions["view-insured-ledger"].operation
    group = spec.records[operation.record]
    number = group.history.number
    row = dict.fromkeys(group.primary_key, "1") | {number: 1}
    other = row | {number: 2}
    assert len(found_keys(group, operation, [row, other])) == 1
    assert len(found_keys(group, operation, [row, other, other])) == 2
    unnumbered = {key: value for key, value in row.items() if key != number}
    assert len(found_keys(group, operation, [unnumbered, unnumbered])) == 2
    assert len(found_keys(group, operation, [unnumbered, unnumbered | {"name": "別"}])) == 1
