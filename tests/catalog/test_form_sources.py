"""Paths from a row to what a form prints, and the lint of the sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.catalog.bindings import binding_of
from conformance.catalog.form_sources import item_at, plain_item, tells_whereabouts
from conformance.catalog.lint_forms import form_messages
from conformance.catalog.load import domains, load
from conformance.catalog.models.sources import FromPackage, FromRecord, FromRequester

SPEC = load("resident_register")
COPY = SPEC.forms["resident-copy"]


def _with(**changed):
    """Return the specification with other items of the copy."""
    items = tuple(i.model_copy(update=changed.get(i.key, {})) for i in COPY.items)
    form = COPY.model_copy(update={"items": items})
    return replace(SPEC, forms={**SPEC.forms, COPY.key: form})


@pytest.mark.parametrize(
    ("group", "path", "item"),
    [
        ("removed_records", "erased_on", "erased_on"),
        ("removed_records", "atena_number.name", "name"),
        ("support_measures", "support_companions~case_number.name", "name"),
        ("residents", "household_number.head_atena_number.name", "name"),
        ("residents", "no_such_item", None),
        ("residents", "name.name", None),
        ("residents", "support_companions~case_number.name", None),
    ],
)
def test_a_path_leads_to_an_item_or_nowhere(group, path, item) -> None:
    found = item_at(SPEC, SPEC.records[group], path)

    assert (found.key if found else None) == item


def test_only_what_is_printed_as_recorded_is_plain() -> None:
    group = SPEC.records["japanese_residents"]
    sex = next(item for item in COPY.items if item.key == "sex")
    name = next(item for item in COPY.items if item.key == "name")

    assert plain_item(group, name, FromRecord(record="name")) == "name"
    assert plain_item(group, name, FromRecord(record="name", may_lack=True)) is None
    assert plain_item(group, sex, FromRecord(record="sex")) is None
    assert plain_item(group, name, FromPackage(package="present")) is None


def test_what_the_package_sets_tells_nothing_that_the_register_knows() -> None:
    address = next(item for item in COPY.items if item.key == "address")

    assert tells_whereabouts(address, FromRecord(record="address"))
    assert tells_whereabouts(address, FromRequester(requester="may"))
    assert not tells_whereabouts(address, FromPackage(package="untold"))


@pytest.mark.parametrize("domain", domains())
def test_every_item_of_every_form_says_where_it_comes_from(domain) -> None:
    assert list(form_messages(load(domain))) == []


@pytest.mark.parametrize("domain", domains())
def test_no_form_asks_for_what_the_register_or_the_package_knows(domain) -> None:
    spec = load(domain)
    for form in spec.forms.values():
        binding = binding_of(spec, form)
        assert set(binding.sources) == {item.key for item in form.items}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sex": {"from_": None}}, "CAT034"),
        ({"sex": {"from_": FromRecord(record="no_such")}}, "CAT035"),
        ({"birth_date": {"from_": FromRecord(record="birth_date")}}, "CAT035"),
        ({"seal": {"from_": FromPackage(package="open")}}, "CAT035"),
    ],
)
def test_a_source_that_lacks_or_leads_nowhere_is_a_finding(changed, code) -> None:
    assert [message.code for message in form_messages(_with(**changed))] == [code]


@pytest.mark.parametrize("domain", domains())
def test_no_item_of_a_form_leaves_untold_where_it_comes_from(domain) -> None:
    printed = [item.from_ for form in load(domain).forms.values() for item in form.items]
    assert FromPackage(package="untold") not in printed
