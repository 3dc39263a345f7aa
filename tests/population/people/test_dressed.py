"""A dressed row fits its group in every domain: types, lengths, code lists, characters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from conformance.catalog.load import domains, load
from conformance.population.people.draw import people
from conformance.population.people.dressed import dressed
from conformance.population.people.items import parts
from conformance.values import characters, data_types, unknown_dates

DAY = date(2026, 4, 1)
GROUPS = {
    domain: [group for group in load(domain).records.values() if parts(group)]
    for domain in domains()
}
ABOUT_PEOPLE = [domain for domain, groups in GROUPS.items() if groups]


def problem(spec, item, value):
    """What is wrong with a value of an item, None when nothing is."""
    if value is None:
        return "required" if item.required else None
    if item.type == "code":
        return None if value in spec.codes[item.code_list].values else "code"
    if item.type in {"flag", "integer"}:
        return None if isinstance(value, bool if item.type == "flag" else int) else "type"
    found = data_types.check_data_type(item.type, value, digits=item.max_len, exact=item.len)
    return found or characters.check_characters(value)


def test_all_domains_but_those_of_companies_and_vehicles_have_groups_about_people() -> None:
    assert set(domains()) - set(ABOUT_PEOPLE) == {"corporate_resident_tax", "light_vehicle_tax"}


@pytest.mark.parametrize("domain", ABOUT_PEOPLE)
@settings(max_examples=30, deadline=None)
@given(person=people(DAY))
def test_every_value_is_valid_for_its_item(domain, person) -> None:
    spec = load(domain)
    for group in GROUPS[domain]:
        for key, value in dressed(spec, group, person).items():
            assert problem(spec, group.item(key), value) is None, (group.key, key, value)


@settings(max_examples=100, deadline=None)
@given(people(DAY))
def test_names_have_one_space_between_their_parts_and_kana_are_katakana(person) -> None:
    assert characters.check_name_space(person.name.text) is None
    assert characters.check_kana_name(person.name.kana) is None


@settings(max_examples=200, deadline=None)
@given(people(DAY))
def test_dates_that_are_not_known_fit_their_flag_and_wording_written_either_way(person) -> None:
    spec = load("resident_register")
    group = spec.records["japanese_residents"]
    for partial in (True, False):
        row = dressed(spec, group, person, partial_dates=partial)
        flag = str(int(row["birth_date_unknown_flag"]))
        text = row["birth_date_unknown_text"] or ""
        assert unknown_dates.check_unknown_date(row["birth_date"], flag, text) is None
