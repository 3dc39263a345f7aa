"""Running numbers become texts of the item's type and length, each a different one."""

from __future__ import annotations

import polars as pl
import pytest

from conformance.catalog.models.records import Item
from conformance.population.city.written import typed_texts
from conformance.values.identifiers import registered

NUMBERS = pl.Series([0, 1, 2, 9_999], dtype=pl.UInt32)


def item(**facts):
    return Item(key="number", name_ja="番号", **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"type": "digits", "len": 15}, ["100000000000000", "100000000009999"]),
        ({"type": "digits", "len": 6}, ["000000", "009999"]),
        ({"type": "alnum", "max_len": 20}, ["A00000000000", "A00000009999"]),
        ({"type": "alnum", "len": 5}, ["A0000", "A9999"]),
        ({"type": "integer", "min": 1}, ["1", "10000"]),
        ({"type": "integer", "min": 0}, ["0", "9999"]),
        ({"type": "text", "max_len": 80}, ["第0", "第9999"]),
    ],
)
def test_numbers_have_the_form_of_the_type(facts, expected):
    texts = typed_texts(item(**facts), NUMBERS)
    assert [texts[0], texts[-1]] == expected
    assert texts.n_unique() == len(NUMBERS)


def test_identifiers_have_their_check_digit():
    company = item(type="digits", len=13, identifier="houjin_bango")
    texts = typed_texts(company, NUMBERS)
    assert all(registered()["houjin_bango"].check(text) is None for text in texts)
    assert texts.n_unique() == len(NUMBERS)


def test_nobody_has_no_number():
    assert typed_texts(item(type="digits", len=15), pl.Series([None], dtype=pl.UInt32))[0] is None
