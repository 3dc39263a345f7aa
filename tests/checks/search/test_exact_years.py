"""Searches by a year: rows of several years stand there, and only those of the year are found."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Search
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.faults.select import SearchIgnores
from conformance.reference.strict import StrictPackage
from tests.packages.served import session


def _years():
    for domain in domains():
        spec = load(domain)
        for function in spec.functions.values():
            operation = function.operation
            for by in operation.by if isinstance(operation, Search) else ():
                if spec.records[operation.record].item(by.item).type == "year":
                    yield domain, function.key, by.item


SEARCHES = list(_years())


def _tried(domain, function, item, conduct, **more):
    spec, wanted = load(domain), f"{domain}/function/{function}"
    slug = f"finds-by-{item}".replace("_", "-")
    cases = [
        case
        for requirement in requirements(spec)
        if requirement.id == wanted
        for case in cases_of(spec, requirement)
        if case.id.endswith(slug)
    ]
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return [opened.execute(case).verdict for case in cases]


def test_there_are_such_searches():
    assert len(SEARCHES) >= 2


@pytest.mark.parametrize("search", SEARCHES, ids="/".join)
def test_a_search_that_takes_no_notice_of_the_year_is_found(search):
    ignores = SearchIgnores(kind="search_ignores", item=search[2])
    assert _tried(*search, lambda _at: ignores) == ["fail"]


@pytest.mark.parametrize("search", SEARCHES, ids="/".join)
def test_a_search_by_the_year_passes(search):
    assert _tried(*search, correct) == ["pass"]
    assert _tried(*search, correct, kind=StrictPackage) == ["pass"]
