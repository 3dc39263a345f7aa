"""Who has rows where: plausible shares, and no required reference is left open."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.errors import HarnessError
from conformance.population.city.people import people
from conformance.population.city.roles import PERSON, CityCatalogue
from conformance.population.city.settings import Share, settings
from conformance.population.city.units import units


@pytest.fixture(scope="module")
def made(city):
    catalogue = CityCatalogue({spec.domain: spec for spec in city.specs})
    return units(catalogue, people(1_000, 2, date(2026, 4, 1), settings()), settings())


def ages(made, domain, group):
    return made.people.facts["age"].gather(made.numbers[domain, group])


def test_groups_are_about_people_of_their_age(made):
    assert ages(made, "late_elderly_medical_care", "insured_persons").min() >= 75
    assert ages(made, "school_enrollment", "school_registers").max() <= 14
    assert ages(made, "child_allowance", "children").max() <= 18


def test_every_child_has_a_payee(made):
    children = made.numbers["child_allowance", "children"]
    guardians = made.people.facts["guardian"].gather(children)
    assert set(guardians) <= set(made.numbers["child_allowance", "payees"])


def test_part_of_a_group_are_people_of_that_group(made):
    insured = set(made.numbers["long_term_care_insurance", "insured_persons"])
    assert set(made.numbers["long_term_care_insurance", "benefits"]) < insured


def test_groups_about_things_have_units_of_their_own(made):
    assert made.kind(("school_enrollment", "schools")) != PERSON
    assert made.kind(("school_enrollment", "school_registers")) == PERSON


def test_a_group_that_nobody_is_in_is_refused(city):
    catalogue = CityCatalogue({spec.domain: spec for spec in city.specs})
    known = settings()
    nobody = {**known.domains, "seal_registration": {"seal_registrations": Share(ages=(200, 201))}}
    impossible = known.model_copy(update={"domains": nobody})
    with pytest.raises(HarnessError, match="HAR111"):
        units(catalogue, people(100, 2, date(2026, 4, 1), known), impossible)
