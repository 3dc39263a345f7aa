"""Canaries are lawful values that meet nothing else, in every item that tells where somebody is."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Restrict
from conformance.checks.protection.traces.normal import normal
from conformance.population.canaries import (
    marked_text,
    number_items,
    planted,
    stated_items,
    telling_items,
)
from conformance.population.item_values import ValueMaker
from conformance.reference.validate import malformed
from conformance.values.identifiers import registered

SEVERAL = ("school_enrollment", "resident_register", "disability_welfare", "light_vehicle_tax")


def rows(domain, day, written="long", names=("seed", "case")):
    """Every group of a domain as a row with all items, marked; with its canaries."""
    spec = load(domain)
    for group in spec.records.values():
        maker = ValueMaker(1, group.key, day, spec.codes)
        row = {item.key: maker.value(item, n) for n, item in enumerate(group.items)}
        yield spec, group, row, *planted(spec, group, row, names, written)


@pytest.fixture
def day():
    from datetime import date

    return date(2026, 11, 21)


@pytest.mark.parametrize("written", ["short", "long"])
@pytest.mark.parametrize("domain", domains())
def test_a_canary_is_a_lawful_value_of_its_item(domain, day, written) -> None:
    for spec, group, before, marked, found in rows(domain, day, written):
        items = [group.item(canary.item) for canary in found]
        assert list(malformed(items, marked, spec.codes)) == []
        assert all(c.mark in normal(c.value) or c.mark in c.value for c in found)
        untouched = set(before) - {canary.item for canary in found}
        assert {k: marked[k] for k in untouched} == {k: before[k] for k in untouched}


def test_canaries_meet_no_other(day) -> None:
    marks = [c.mark for domain in domains() for *_, found in rows(domain, day) for c in found]
    assert len(marks) > 120
    assert len(marks) == len(set(marks))


def test_the_same_names_give_the_same_canaries_and_others_give_others(day) -> None:
    first, again = (list(rows("school_enrollment", day)) for _ in range(2))
    other = list(rows("school_enrollment", day, names=("seed", "other")))
    assert [f[-1] for f in first] == [f[-1] for f in again]
    assert not {c.mark for f in first for c in f[-1]} & {c.mark for f in other for c in f[-1]}


@pytest.mark.parametrize("domain", SEVERAL)
def test_what_views_hide_and_forms_withhold_tells_where_a_person_is(domain) -> None:
    spec = load(domain)
    for function in spec.functions.values():
        operation = function.operation
        if isinstance(operation, Restrict):
            group = spec.records[operation.record]
            assert set(operation.hides) <= set(telling_items(spec, group))
            assert set(operation.hides) <= stated_items(spec, group)


@pytest.mark.parametrize(
    ("domain", "group", "item"),
    [
        ("child_allowance", "support_measures", "mailing_address"),
        ("child_allowance", "confirmations", "school_name"),
        ("disability_welfare", "recipients", "phone"),
        ("disability_welfare", "linked_residents", "building"),
        ("resident_register", "support_measures", "planned_destination"),
        ("resident_register", "japanese_residents", "honseki"),
        ("individual_resident_tax", "addresses_and_agents", "katagaki"),
    ],
)
def test_an_item_is_recognised_by_its_name(domain, group, item) -> None:
    spec = load(domain)
    assert item in telling_items(spec, spec.records[group])


@pytest.mark.parametrize(
    ("domain", "group", "item"),
    [
        ("electoral_roll", "resident_snapshots", "address_code"),
        ("child_allowance", "support_measures", "mailing_addressee"),
        ("child_allowance", "payees", "residence_status"),
        ("resident_register", "residents", "name"),
    ],
)
def test_a_name_that_only_looks_like_a_place_is_none(domain, group, item) -> None:
    spec = load(domain)
    assert item not in telling_items(spec, spec.records[group])


def test_a_personal_number_has_its_check_digit(day) -> None:
    found = [
        c
        for spec, group, _, _, canaries in rows("resident_register", day)
        for c in canaries
        if c.item in number_items(group)
    ]
    assert found
    assert all(registered()["kojin_bango"].check(c.value) is None for c in found)


def test_keys_references_and_codes_stay_as_they_are(day) -> None:
    for _, group, _, _, found in rows("school_enrollment", day):
        for canary in found:
            item = group.item(canary.item)
            assert item.ref is None
            assert item.code_list is None
            assert canary.item not in group.primary_key


def test_an_entry_of_a_form_can_be_marked_unless_it_is_too_short() -> None:
    form = load("school_enrollment").forms
    items = {i.key: i for one in form.values() for i in one.items if i.locates}
    marked = {key: marked_text(item, ("case", key)) for key, item in items.items()}
    assert any(marked.values())
    assert all(len(mark) >= 6 for mark in marked.values() if mark)
