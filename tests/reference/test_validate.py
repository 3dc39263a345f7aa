from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.records import CodeList, Item
from conformance.population.item_values import ValueMaker, bad_values
from conformance.reference.validate import malformed, missing_items

if TYPE_CHECKING:
    from conformance.findings import Json

CODES = {
    "sex": CodeList(key="sex", name_ja="性別", values={"1": "男"}),
    "city": CodeList(key="city", name_ja="市", values={"1": "東"}, open_values=True),
}


def _item(kind: str, **values: object) -> Item:
    return Item.model_validate({"key": "x", "name_ja": "項目", "type": kind, **values})


def _codes(item: Item, value: Json) -> list[str]:
    return [reason.code for reason in malformed([item], {"x": value}, CODES)]


@pytest.mark.parametrize(
    ("item", "value", "expected"),
    [
        (_item("digits", len=3), "123", []),
        (_item("digits", len=3), "12", ["E0003"]),
        (_item("digits", len=3), "12a", ["E0002"]),
        (_item("digits", len=3), 123, ["E0002"]),
        (_item("text", max_len=3), "abc", []),
        (_item("text", max_len=3), "山田太郎", ["E0003"]),
        (_item("text"), "改\n行", ["E0002"]),
        (_item("kana"), "ヤマダ　タロウ", []),
        (_item("kana"), "やまだ", ["E0002"]),
        (_item("date"), "2024-02-29", []),
        (_item("date"), "2025-02-29", ["E0002"]),
        (_item("year_month"), "2025-13", ["E0002"]),
        (_item("time"), "23:59:59", []),
        (_item("time"), "24:00:00", ["E0002"]),
        (_item("integer", min=1, max=3), 3, []),
        (_item("integer", min=1, max=3), 4, ["E0002"]),
        (_item("integer", min=1), 0, ["E0002"]),
        (_item("integer"), "3", ["E0002"]),
        (_item("integer"), True, ["E0002"]),
        (_item("decimal", fraction=1), "1.5", []),
        (_item("decimal", fraction=1), "1.55", ["E0003"]),
        (_item("flag"), False, []),
        (_item("flag"), "0", ["E0002"]),
        (_item("code", code_list="sex"), "1", []),
        (_item("code", code_list="sex"), "2", ["C0422"]),
        (_item("code", code_list="city"), "2", []),
    ],
)
def test_each_type_allows_its_own_values_only(item: Item, value: Json, expected: list[str]) -> None:
    assert _codes(item, value) == expected


@pytest.mark.parametrize("value", [None, ""])
def test_no_value_is_missing_and_never_malformed(value: Json) -> None:
    item = _item("digits", len=3, required=True)
    assert [(r.code, r.item) for r in missing_items([item], {"x": value})] == [("E0001", "x")]
    assert _codes(item, value) == []


@pytest.mark.parametrize("value", [False, 0, "0", [], {}])
def test_a_false_or_empty_value_is_a_value(value: Json) -> None:
    assert list(missing_items([_item("flag")], {"x": value})) == []


@pytest.mark.parametrize(
    "item",
    [
        _item("digits", len=5),
        _item("alnum", max_len=5),
        _item("alnum", len=5),
        _item("kana", max_len=20),
        _item("text", max_len=20),
        _item("date"),
        _item("year_month"),
        _item("code", code_list="sex"),
    ],
)
def test_what_the_population_calls_lawful_is_and_what_it_calls_bad_is_refused(item: Item) -> None:
    from datetime import date

    maker = ValueMaker(1, "row", date(2025, 6, 1), CODES)
    assert _codes(item, maker.value(item)) == []
    assert bad_values(item, CODES)
    for bad in bad_values(item, CODES):
        assert _codes(item, bad.value) == [bad.code]
