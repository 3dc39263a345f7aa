"""What the suite loads and has accepted is lawful: rows read one by one, and case by case."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory, domains_in
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from tests.packages.served import session
from tests.packages.watched import Watch, Watched

DOMAINS = ("resident_register", "child_allowance", "late_elderly_medical_care")
PLAIN = ("create/", "update/", "cancel/", "search/", "batch/", "form/", "record/", "restrict/")
SOME = 25  # one case in so many


def watched(domain, seed, every=1, checks=("",)):
    """Run cases of a domain against the sample package and return what was found."""
    specs = {name: load(name) for name in domains_in(catalog_directory())}
    cases = [
        case
        for requirement in requirements(specs[domain])
        for case in cases_of(specs[domain], requirement)
        if case.surface == "api" and case.check.startswith(checks)
    ]
    with session(correct, domain) as opened:
        opened.specs, opened.seed, watch = specs, seed, Watch(specs)
        opened._interface = Watched(opened.interface, watch)
        for case in cases[::every]:
            watch.case = case.id
            assert opened.execute(case).verdict in {"pass", "spec_unclear"}, case.id
        watch.end()
    assert watch.rows > watch.requests > 0
    return watch


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_clerk_believes_what_a_domain_is_tested_with(domain):
    found = watched(domain, 1, SOME, PLAIN)
    assert found.counts == {}, found.examples


@pytest.mark.whole
@pytest.mark.parametrize("domain", sorted(domains_in(catalog_directory())))
def test_nothing_that_cannot_be_is_asked_or_stored_in_a_whole_run(domain):
    found = watched(domain, 2)
    assert found.counts == {}, found.examples


@pytest.mark.parametrize(
    ("domain", "checks"),
    [
        ("light_vehicle_tax", ("link/lists",)),
        ("health_management", ("link/lists", "link/takes")),
        ("fixed_asset_tax", ("property/kept",)),
        ("electoral_roll", ("batch/", "link/lists", "event/")),
        ("seal_registration", ("batch/", "link/takes", "record/", "form/same-story")),
        ("child_allowance", ("form/same-story", "event/open")),
        ("resident_register", ("event/open",)),
        ("common_functions", ("property/kept", "invariant/history", "record/")),
        ("child_childcare_support", ("lives/", "flow/", "batch/")),
        ("child_rearing_allowance", ("property/same-for", "flow/", "event/")),
        ("national_health_insurance", ("form/same-story", "flow/", "form/refuses")),
    ],
)
def test_rows_that_are_listed_kept_or_selected_are_lawful_too(domain, checks):
    """Who is named is there, has one name, is a foreigner where only they have what is told."""
    found = watched(domain, 2, 1, checks)
    assert found.counts == {}, found.examples
