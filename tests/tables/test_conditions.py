from __future__ import annotations

import json

import narwhals as nw
import polars as pl
import pytest

from conformance.catalog.models.conditions import Filled, When
from conformance.catalog.models.records import Item
from conformance.tables.conditions import condition_words, holding, missing_when
from conformance.values.words import Bilingual

ROWS = pl.DataFrame(
    {
        "status": ["1", "2", None, "1"],
        "flag": ["1", "0", None, None],
        "count": ["3", "4", "3", ""],
        "n": [0, 1, 2, 3],
    }
)
TYPED = [
    {"status": "1", "flag": True, "count": 3},
    {"status": "2", "flag": False, "count": 4},
    {"status": None, "flag": None, "count": 3},
    {"status": "1", "flag": None, "count": None},
]


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ({}, [0, 1, 2, 3]),
        ({"status": "1"}, [0, 3]),
        ({"status": ["1", "2"]}, [0, 1, 3]),
        ({"flag": True}, [0]),
        ({"flag": False}, [1]),
        ({"count": 3}, [0, 2]),
        ({"flag": {"filled": True}}, [0, 1]),
        ({"flag": {"filled": False}}, [2, 3]),
        ({"status": "1", "flag": {"filled": False}}, [3]),
    ],
)
def test_a_condition_holds_for_the_same_rows_in_a_file_and_in_memory(
    when: dict[str, object], held: list[int]
) -> None:
    condition = When.model_validate_json(json.dumps(when))
    assert holding(ROWS, condition)["n"].to_list() == held
    assert [n for n, row in enumerate(TYPED) if condition.holds(row)] == held


def test_conditions_that_are_equal_hash_alike() -> None:
    first, second = When(root={"a": "1"}), When(root={"a": "1"})
    assert first == second
    assert hash(first) == hash(second)


def test_an_item_is_missed_where_its_condition_holds_and_a_condition_has_words() -> None:
    item = Item(
        key="count", name_ja="数", type="integer", required_when=When(root={"status": ("1", "2")})
    )
    (missed,) = missing_when(item, {"status", "count"})
    frame = nw.from_native(
        ROWS.with_columns(count=pl.Series([None, "4", None, None], dtype=pl.String))
    )
    assert frame.filter(missed.mask)["n"].to_list() == [0, 3]
    assert missed.facts == {"when": Bilingual("status = 1/2", "status = 1/2")}


def test_nothing_is_said_where_a_column_of_the_condition_is_missing() -> None:
    item = Item(key="count", name_ja="数", type="integer", required_when=When(root={"status": "1"}))
    assert list(missing_when(item, {"count"})) == []


def test_words_tell_filled_from_empty() -> None:
    when = When(root={"flag": Filled(filled=False), "status": Filled(filled=True)})
    assert condition_words(when) == Bilingual(
        "flag: 値がない、status: 値がある", "flag: empty, status: filled"
    )
