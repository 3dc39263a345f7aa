"""What tells the rows of a group apart is read from the catalogue."""

from __future__ import annotations

import pytest

from conformance.population.city.roles import CityCatalogue, is_household, plan
from conformance.population.city.settings import Share, settings


@pytest.fixture(scope="module")
def catalogue(city):
    return CityCatalogue({spec.domain: spec for spec in city.specs})


def planned(catalogue, domain, group, share=None):
    return plan((domain, group), catalogue, share or settings().share(domain, group))


def test_a_history_counts_the_rows_of_a_person(catalogue):
    made = planned(catalogue, "resident_register", "japanese_residents")
    assert (made.subject, made.sequence, made.unit_key) == ("atena_number", "history_no", None)


def test_a_number_of_its_own_tells_rows_about_the_same_person_apart(catalogue):
    made = planned(catalogue, "child_allowance", "claims")
    assert (made.unit_key, made.by_row) == ("claim_no", True)


def test_a_group_rests_on_those_it_refers_to(catalogue):
    made = planned(catalogue, "long_term_care_insurance", "premiums")
    assert made.bases == (("long_term_care_insurance", "insured_persons"),)


def test_people_of_a_domain_are_those_of_its_persons_group(catalogue):
    made = planned(catalogue, "child_allowance", "incomes")
    assert made.bases == (("child_allowance", "payees"),)


def test_things_are_about_nobody(catalogue):
    made = planned(catalogue, "school_enrollment", "schools")
    assert (made.subject, made.unit_key) == (None, "school_code")


def test_a_setting_decides_whom_a_row_is_about(catalogue):
    group = ("child_allowance", "children")
    assert plan(group, catalogue, Share()).subject == "payee_atena"
    assert plan(group, catalogue, Share(by="child_atena")).subject == "child_atena"


def test_numbers_of_households_and_people_are_known_by_their_names(catalogue):
    residents = catalogue.group(("resident_register", "residents"))
    assert is_household(residents.item("household_number"))
    assert catalogue.is_person(residents.item("atena_number"))
    assert not catalogue.is_person(residents.item("my_number"))
