"""Values from pools are lawful for any item of the catalogue."""

from __future__ import annotations

import pytest

from conformance.population.city.context import TIMES
from conformance.population.city.pools import pool
from conformance.values.identifiers import registered


def pools(city, *kinds):
    for spec in city.specs:
        for group in spec.records.values():
            for item in group.items:
                if item.type in kinds:
                    yield spec, item, pool(item, spec.codes, 1)


def test_every_item_that_says_no_time_has_values(city):
    kinds = {item.type for s in city.specs for g in s.records.values() for item in g.items}
    assert all(values for _, _, values in pools(city, *(kinds - TIMES)))


@pytest.mark.parametrize("kind", ["digits", "alnum", "text", "kana"])
def test_texts_are_no_longer_than_the_item_allows(city, kind):
    for _, item, values in pools(city, kind):
        lengths = {len(value) for value in values}
        assert item.len is None or lengths == {item.len}
        assert item.max_len is None or max(lengths) <= item.max_len


def test_codes_stand_in_their_list(city):
    for spec, item, values in pools(city, "code"):
        if item.code_list and not spec.codes[item.code_list].open_values:
            assert set(values) <= set(spec.codes[item.code_list].values)


def test_whole_numbers_lie_within_their_bounds(city):
    for _, item, values in pools(city, "integer"):
        numbers = [int(value) for value in values]
        assert item.min is None or min(numbers) >= item.min
        assert item.max is None or max(numbers) <= item.max


def test_identifiers_are_right(city):
    for _, item, values in pools(city, "digits", "alnum"):
        if item.identifier is not None:
            kind = registered()[item.identifier]
            assert [value for value in values if kind.check(value)] == []


def test_another_seed_draws_other_identifiers(city):
    spec = next(s for s in city.specs if s.domain == "resident_register")
    item = spec.records["resident_addresses"].item("postal_code")
    assert pool(item, spec.codes, 1) != pool(item, spec.codes, 2)
