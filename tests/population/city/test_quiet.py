"""Which items other statements name, so that a fault in one cell is one finding."""

from __future__ import annotations

import pytest

from conformance.population.city.quiet import mentions, quiet_items
from conformance.population.city.roles import CityCatalogue
from conformance.population.city.settings import settings

RESIDENTS = ("resident_register", "residents")


@pytest.fixture(scope="module")
def catalogue(city):
    return CityCatalogue({spec.domain: spec for spec in city.specs})


def test_keys_references_and_rules_name_items(catalogue):
    named = mentions(catalogue)
    assert named[RESIDENTS, "atena_number"] > 10
    assert named[RESIDENTS, "household_number"] >= 1
    assert named[("child_allowance", "payments"), "pay_month"] >= 1
    assert named[("resident_register", "notes"), "text"] == 0


def test_what_nothing_names_is_quiet(catalogue):
    quiet = {(place, item.key) for place, item in quiet_items(catalogue, settings())}
    assert (("resident_register", "notes"), "text") in quiet
    assert (RESIDENTS, "atena_number") not in quiet
    assert (RESIDENTS, "name") not in quiet
