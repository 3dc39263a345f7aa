"""Items are known by their Japanese name, in groups that are about people."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.population.people.items import parts
from conformance.population.people.told import PARTS

FOUND = {
    (domain, group.key): parts(group)
    for domain in domains()
    for group in load(domain).records.values()
}


def test_every_part_of_a_person_has_an_item_somewhere() -> None:
    found = {part for known in FOUND.values() for part in known.values()}
    assert found == PARTS.keys() - {"status_code"}  # what 在留資格 is in items without a code list


@pytest.mark.parametrize(
    ("place", "item", "part"),
    [
        (("resident_register", "residents"), "name", "name"),
        (("common_functions", "juto_atena"), "shimei", "name"),
        (("disability_welfare", "recipients"), "gender", "sex"),
        (("school_enrollment", "school_registers"), "child_name", "name"),
        (("supplementary_family_register", "persons"), "birth_date", "birth_date"),
        (("individual_resident_tax", "taxpayers"), "relationship", "relation_in_household"),
    ],
)
def test_the_same_part_is_known_under_any_key(place, item: str, part: str) -> None:
    assert FOUND[place][item] == part


@pytest.mark.parametrize(
    ("place", "item"),
    [
        (("school_enrollment", "school_registers"), "guardian_name"),
        (("seal_registration", "applications"), "agent_name"),
        (("resident_register", "support_offenders"), "free_note"),
        (("resident_register", "residents"), "atena_number"),
    ],
)
def test_what_is_of_somebody_else_or_a_number_is_no_part(place, item: str) -> None:
    assert item not in FOUND[place]


def test_groups_of_things_have_no_parts_of_people() -> None:
    for place in (("resident_register", "address_master"), ("family_register", "users")):
        assert FOUND[place] == {}
