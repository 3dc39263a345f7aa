"""Made-up names can be linked, read, and have the trait for which they were made up."""

from __future__ import annotations

import re

import pytest

from conformance.population.people.named import names
from conformance.population.traits import has_trait
from conformance.values.characters import check_characters, check_kana_name, check_name_space

ALL = names()
WRITTEN = [
    *(text for edge in ALL.japanese for name in edge.names for text in [name.text]),
    *(
        text
        for name in (*ALL.foreign_plain, *(n for edge in ALL.foreign for n in edge.names))
        for text in (name.roman, name.kanji, name.alias)
        if text is not None
    ),
]
READ = [
    *(name.kana for edge in ALL.japanese for name in edge.names),
    *(name.kana for edge in ALL.foreign for name in edge.names),
    *(n.alias_kana for edge in ALL.foreign for n in edge.names if n.alias_kana is not None),
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_name_has_only_characters_that_may_be_linked_and_single_wide_spaces(text: str) -> None:
    assert check_characters(text) is None
    assert check_name_space(text) is None


@pytest.mark.parametrize("text", READ)
def test_a_reading_is_in_katakana(text: str) -> None:
    assert check_kana_name(text) is None


@pytest.mark.parametrize("edge", ALL.japanese, ids=lambda edge: edge.key)
def test_surnames_at_an_edge_have_its_trait(edge) -> None:
    if edge.trait is not None:
        assert all(has_trait(edge.trait, name.text) for name in edge.names)


@pytest.mark.parametrize("edge", ALL.foreign, ids=lambda edge: edge.key)
def test_foreign_names_at_an_edge_have_its_trait_and_plain_ones_do_not(edge) -> None:
    if edge.trait is not None:
        assert all(has_trait(edge.trait, name.roman) for name in edge.names)
        assert not any(has_trait(edge.trait, name.roman) for name in ALL.foreign_plain)


def test_who_has_an_alias_has_its_reading_and_everybody_a_country_that_is_known() -> None:
    for name in (*ALL.foreign_plain, *(n for edge in ALL.foreign for n in edge.names)):
        assert (name.alias is None) == (name.alias_kana is None)
        assert name.roman or name.kanji
        assert name.country in ALL.countries
        assert re.fullmatch("[A-Z]{3}", name.country)
