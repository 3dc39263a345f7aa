"""Item lists and code lists, with the traps of the real files."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from conformance.catalog.workbooks.code_list import CodeLists, read_code_lists
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.item_list import ItemList, read_item_list
from conformance.errors import CatalogError, Message

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_ITEMS, _CODES = _MAKE["ITEM_SHEET"], _MAKE["CODE_SHEET"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return _MAKE["item_workbook"](tmp_path / "items.xlsx")


def _items(path: Path, **cells: object) -> ItemList:
    _MAKE["edited"](path, _ITEMS, **cells)
    return read_item_list(read_workbook(path), "架空項目定義書", "1.0")


def _codes(path: Path, **cells: object) -> CodeLists:
    _MAKE["edited"](path, _CODES, **cells)
    return read_code_lists(read_workbook(path), "架空項目定義書", "1.0")


def _refused(path: Path, **cells: object) -> Message:
    with pytest.raises(CatalogError) as error:
        _items(path, **cells)
    return error.value.messages[0]


def test_ids_from_two_cells_become_eight_digits(path: Path) -> None:
    ids = [item.official_id for item in _items(path).items]
    assert ids == [f"031{number:05d}" for number in range(1, 8)]


def test_rows_after_the_end_mark_are_not_items(path: Path) -> None:
    assert len(_items(path).items) == 7


def test_the_end_mark_in_the_last_column_is_no_content(path: Path) -> None:
    assert "e" not in {text for item in _items(path).items for text in item.samples}


def test_a_full_width_type_is_the_same_type(path: Path) -> None:
    assert _items(path).items[1].type == "N"


def test_a_type_stored_as_a_number_is_read(path: Path) -> None:
    assert _items(path).items[3].type == "9"


def test_each_item_says_where_it_stands(path: Path) -> None:
    place = _items(path).items[0].place
    assert (place.document, place.version, place.cell) == ("架空項目定義書", "1.0", "B7:V7")
    assert place.sheet == _ITEMS


def test_code_ids_read_alike_in_all_three_storages(path: Path) -> None:
    codes = [item.code for item in _items(path).items]
    assert codes[2:5] == [(None, "001"), (None, "002"), (None, "999")]


def test_conditions_are_pointed_at_and_not_copied(path: Path) -> None:
    item = _items(path).items[1]
    assert (item.output, item.condition_at) == ("条件付き必須", "R8")
    assert "名があるとき" not in repr(item)


def test_decimals_unspecified_dates_and_labelled_samples_are_read(path: Path) -> None:
    items = _items(path).items
    assert (items[6].digits, items[6].fraction) == (3, 2)
    assert items[6].samples == ("1.25", "0.50")
    assert [item.unspecified_date for item in items][5:] == [True, False]


def test_kept_items_are_told_from_optional_ones_by_either_circle(path: Path) -> None:
    assert [i.must_be_output for i in _items(path).items][:5] == [True, True, False, True, False]


def test_a_heading_nobody_knows_is_reported_and_harms_nothing(path: Path) -> None:
    found = _items(path, W5="新しい見出し")
    assert [part.unknown() for part in found.parts] == [("新しい見出し",)]
    assert len(found.items) == 7


def test_a_missing_heading_is_named_with_the_nearest_one(path: Path) -> None:
    message = _refused(path, M5="桁 数値")
    assert message.code == "IMP003"
    assert "桁数" in message.ja
    assert "桁数値" in message.remedy_ja


def test_headings_one_row_deep_are_not_taken_for_two(path: Path) -> None:
    assert _refused(path, F6=None).code == "IMP003"


@pytest.mark.parametrize(
    ("cell", "value", "word"),
    [
        ("L9", "STRING", "STRING"),
        ("M9", "十五", "十五"),
        ("G9", "yes", "yes"),
        ("P9", "必要", "必要"),
        ("N9", "性別", "性別"),
        ("T9", "◎", "◎"),
        ("E9", None, "''"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_with_what_was_expected(
    path: Path, cell: str, value: str | None, word: str
) -> None:
    message = _refused(path, **{cell: value})
    assert (message.code, message.where) == ("IMP004", f"{_ITEMS}!{cell}")
    assert word in message.ja
    assert message.remedy_ja
    assert message.remedy_en


def test_an_id_that_stands_twice_is_refused(path: Path) -> None:
    message = _refused(path, C8=1)
    assert (message.code, message.where) == ("IMP009", f"{_ITEMS}!B8:V8")


def test_a_workbook_without_an_item_sheet_is_refused(tmp_path: Path) -> None:
    book = read_workbook(_MAKE["api_workbook"](tmp_path / "api.xlsx"))
    with pytest.raises(CatalogError) as error:
        read_item_list(book, "d", "1")
    assert error.value.messages[0].code == "IMP005"


def test_code_values_follow_the_id_of_their_first_row(path: Path) -> None:
    lists = _codes(path).lists
    assert [(c.official_id, c.name_ja, c.place.cell) for c in lists][:2] == [
        ("001", "架空区分", "A6"),
        ("002", "架空旗", "A8"),
    ]
    assert lists[0].values == {"0": "不明", "1": "甲"}


def test_the_list_999_is_open_and_lists_no_value(path: Path) -> None:
    open_list = _codes(path).lists[2]
    assert (open_list.official_id, open_list.open_values, open_list.values) == ("999", True, {})


def test_a_code_list_that_is_split_is_refused_with_the_cell_of_its_second_part(path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        _codes(path, A9=1, B9="架空区分")
    message = error.value.messages[0]
    assert message.code == "IMP009"
    assert message.where.endswith("!A9")
    assert "001" in message.ja


def test_a_code_value_that_stands_twice_is_refused(path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        _codes(path, C7="0")
    assert error.value.messages[0].where == f"{_CODES}!C7"


def test_a_value_before_any_id_is_refused(path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        _codes(path, A6=None)
    assert error.value.messages[0].code == "IMP004"
