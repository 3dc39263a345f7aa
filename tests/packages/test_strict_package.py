"""A package that refuses whatever cannot be true of people is found to conform."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory, domains_in
from conformance.planning.generate import cases_of, requirements
from conformance.population.rows import RowBuilder
from conformance.reference.behaviour import correct
from conformance.reference.call import Actor
from conformance.reference.refusals import RefusalError
from conformance.reference.server import bundled
from conformance.reference.strict import StrictPackage
from tests.packages.served import session
from tests.packages.test_lawfulness import DOMAINS, PLAIN, SOME

DAY = date(2025, 10, 1)
SPEC = load("resident_register")
GROUP = SPEC.records["japanese_residents"]
WRONG = {
    "born after the move": {"birth_date": "2025-09-30"},
    "born tomorrow": {"birth_date": "2025-10-02", "resident_since": "2025-10-02"},
    "another name": {"surname": "別"},
    "of foreigners": {"resident_type": "2"},
    "dead and living": {"event_reason": "23"},
    "a filler": {"honseki": "試験値１"},
}


def _load(rows):
    sample = bundled(correct)
    package = StrictPackage(sample.catalogue, sample.conduct)
    sandbox = package.sandboxes.open(DAY)
    placed = [{"domain": SPEC.domain, "group": g, "row": row} for g, row in rows]
    return package.load(sandbox, placed, Actor("conf-clerk", "clerk"))


def _row():
    return RowBuilder(1, DAY, {SPEC.domain: SPEC}.get).full(SPEC, GROUP, "a")


def test_what_can_be_is_stored():
    assert _load([(GROUP.key, _row())]) == [{"loaded": 1}]


@pytest.mark.parametrize("change", sorted(WRONG))
def test_what_cannot_be_is_refused(change):
    with pytest.raises(RefusalError):
        _load([(GROUP.key, {**_row(), **WRONG[change]})])


def test_who_is_not_registered_is_refused():
    row = RowBuilder(1, DAY, {SPEC.domain: SPEC}.get).full(SPEC, SPEC.records["notes"], "a")
    with pytest.raises(RefusalError):
        _load([("notes", row)])


def _blamed(domain, every, checks=("",)):
    """Return what a strict package is not passed for, by case."""
    specs = {name: load(name) for name in domains_in(catalog_directory())}
    cases = [
        case
        for requirement in requirements(specs[domain])
        for case in cases_of(specs[domain], requirement)
        if case.surface == "api" and case.check.startswith(checks)
    ]
    with session(correct, domain, kind=StrictPackage) as opened:
        opened.specs = specs
        outcomes = {case.id: opened.execute(case) for case in cases[::every]}
    right = {"pass", "spec_unclear"}
    return {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict not in right}


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_strict_package_is_blamed_for_nothing(domain):
    assert _blamed(domain, SOME, PLAIN) == {}


def test_a_strict_package_is_given_no_row_whose_number_nobody_has():
    """Nobody has two integrated numbers (共通機能標準仕様書 2.3.1): no row beside says so."""
    assert _blamed("common_functions", 1, ("update/",)) == {}


@pytest.mark.whole
@pytest.mark.parametrize("domain", sorted(domains_in(catalog_directory())))
def test_a_strict_package_is_blamed_for_nothing_in_a_whole_run(domain):
    assert _blamed(domain, 1) == {}


def test_a_strict_package_knows_that_moves_away_are_filed_beforehand():
    """住民基本台帳法第24条: the day of a move away may lie ahead, a measure's beginning too."""
    keys = ("filing-date", "move-out-future-date", "support-end-notice")
    specs = {name: load(name) for name in domains_in(catalog_directory())}
    cases = [
        case
        for requirement in requirements(SPEC)
        for case in cases_of(SPEC, requirement)
        if requirement.key in keys and case.surface == "api" and case.check.startswith(PLAIN)
    ]
    with session(correct, SPEC.domain, kind=StrictPackage) as opened:
        opened.specs = specs
        outcomes = {case.id: opened.execute(case) for case in cases}
    assert len(outcomes) > len(keys)
    wrong = {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict != "pass"}
    assert wrong == {}
