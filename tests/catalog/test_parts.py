"""Which parts an entry belongs to: its own, its group's, those of what it is about."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.parts import PARTED, belongs, delivered, parts_of

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
