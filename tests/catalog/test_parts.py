"""Which parts an entry belongs to: its own, its group's, those of what it is about."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.parts import PARTED, belongs, delivered, narrowed, parts_of

COMMON = load("common_functions")


@pytest.mark.parametrize(
    ("kind", "key", "parts"),
    [
        ("functions", "distinct-new-number", ("031",)),  # its group's
        ("functions", "integrated-collection", ("036",)),  # its own, not both of its group
        ("functions", "integrated-collection-forms", ("036", "037")),
        ("records", "bango_himozuke", ("029",)),
        ("rules", "token-scope", ("030",)),
        ("questions", "town-name-length", ("031",)),  # that of the entries it is about
        ("questions", "tax-as-one-levy", ("036", "037")),
    ],
)
def test_an_entry_belongs_to_its_own_parts_or_to_those_it_inherits(
    kind: str, key: str, parts: tuple[str, ...]
) -> None:
    assert parts_of(COMMON, kind, key) == parts


def test_every_part_of_a_specification_has_a_function() -> None:
    for domain in domains():
        spec = load(domain)
        held = {part for key in spec.functions for part in parts_of(spec, "functions", key)}
        assert held == {part.key for part in spec.head.parts}


def test_an_entry_of_a_specification_without_parts_belongs_to_every_delivery() -> None:
    spec = load("child_allowance")
    assert spec.head.parts == ()
    for kind in PARTED:
        for key in getattr(spec, kind):
            assert parts_of(spec, kind, key) == ()
            assert belongs(spec, kind, key, ("031",))


def test_a_delivery_has_the_parts_it_names_in_the_order_of_the_specification() -> None:
    assert [part.key for part in delivered(COMMON, ("034", "029"))] == ["029", "034"]
    assert delivered(COMMON, None) == COMMON.head.parts


def test_an_entry_of_several_parts_binds_whoever_delivers_one_of_them() -> None:
    forms = ("functions", "integrated-collection-forms")
    assert belongs(COMMON, *forms, ("036",))
    assert belongs(COMMON, *forms, ("037", "031"))
    assert not belongs(COMMON, *forms, ("031",))
    assert belongs(COMMON, *forms, None)


def test_what_a_delivery_is_called_on_is_its_own_and_the_records_it_draws_on() -> None:
    found = narrowed(COMMON, ("034",))
    assert set(found.functions) == {
        key for key in COMMON.functions if parts_of(COMMON, "functions", key) == ("034",)
    }
    assert {"juto_atena_basic", "euc_komoku"} <= set(found.records)
    assert not {"bango_himozuke", "togo_atena", "api_clients"} & set(found.records)
    assert set(found.rules) == {"euc-item-definition"}
    assert not found.apis
    assert not found.linkages


def test_nothing_is_left_out_of_a_whole_delivery() -> None:
    assert narrowed(COMMON, None) is COMMON
    every = [part.key for part in COMMON.head.parts]
    assert narrowed(COMMON, every) == COMMON
