"""The small languages inside cells."""

from __future__ import annotations

import pytest

from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.api_request import example_values
from conformance.catalog.workbooks.api_response import example_in_json
from conformance.catalog.workbooks.item_list import item_id


@pytest.mark.parametrize(("found", "kind"), [("Ｎ", "N"), ("X", "X"), ("9", "9"), ("９Ｖ", "9V")])
def test_full_width_type_names_are_the_same_types(found: str, kind: str) -> None:
    assert cell.official_type(found) == kind


def test_an_unknown_type_is_not_guessed() -> None:
    assert cell.official_type("VARCHAR") is None


def test_headings_match_over_line_feeds_and_widths() -> None:
    assert cell.squeeze("データ項目\n（ローマ字） ") == cell.squeeze("データ項目(ローマ字)")


@pytest.mark.parametrize(
    ("shown", "found"),
    [("03100001", "03100001"), ("0311", "03100001"), ("031", None), ("03a00001", None)],
)
def test_an_item_id_is_three_and_five_digits(shown: str, found: str | None) -> None:
    assert item_id(shown) == found


def test_full_width_digits_are_no_item_id() -> None:
    assert item_id("０３１００００１") is None


@pytest.mark.parametrize(
    ("found", "size"),
    [
        ("15", (15, None)),
        ("3,2", (3, 2)),
        ("３，２", (3, 2)),
        ("", (None, None)),
        ("-", (None, None)),
    ],
)
def test_digits_are_a_maximum_and_decimals(found: str, size: tuple[int | None, int | None]) -> None:
    assert cell.digits(found) == size


def test_digits_in_words_are_not_guessed() -> None:
    assert cell.digits("十五") is None


@pytest.mark.parametrize("mark", ["○", "〇", "◯"])
def test_three_circles_that_look_alike_are_one_mark(mark: str) -> None:
    assert cell.circle(mark) is True


def test_an_empty_or_dashed_cell_carries_no_mark() -> None:
    assert (cell.circle(""), cell.circle("-")) == (False, False)


def test_a_double_circle_is_no_circle_nor_the_other_way_round() -> None:
    assert (cell.circle("◎"), cell.double_circle("○")) == (None, None)


def test_the_end_mark_is_no_content() -> None:
    assert (cell.without_end_mark("e"), cell.without_end_mark("email")) == ("", "email")


@pytest.mark.parametrize(
    ("found", "reference"),
    [
        ("1", (None, "001")),
        ("002", (None, "002")),
        ("999", (None, "999")),
        ("住民基本台帳012", ("住民基本台帳", "012")),
        ("住民基本台帳_012", ("住民基本台帳", "012")),
    ],
)
def test_a_code_reference_tells_own_lists_from_linked_ones(
    found: str, reference: tuple[str | None, str]
) -> None:
    assert cell.code_reference(found) == reference


@pytest.mark.parametrize("found", ["0012", "なし"])
def test_what_is_no_code_id_is_not_cut_into_one(found: str) -> None:
    assert cell.code_reference(found) is None


def test_labelled_samples_come_apart_without_their_labels() -> None:
    found = cell.samples("・特別区：甲区\n・町村：乙郡丙町")
    assert found == ("甲区", "乙郡丙町")


def test_samples_on_two_lines_are_two() -> None:
    assert cell.samples("１００番地\n１番６号") == ("１００番地", "１番６号")


@pytest.mark.parametrize("quoted", ['a="1"', "a=”1”", "a=“1”"])
def test_examples_lose_their_quotes_of_any_kind(quoted: str) -> None:
    assert example_values(quoted) == ("1",)


def test_a_condition_stands_after_two_reference_marks() -> None:
    assert cell.has_condition("・注\n※※あるとき")
    assert not cell.has_condition("※注")


def test_inline_values_are_read_though_the_bracket_never_closes() -> None:
    assert cell.inline_values("旗（0：該当なし、1：元") == {"0": "該当なし", "1": "元"}


def test_brackets_with_words_are_no_values() -> None:
    assert cell.inline_values("番地号（住居表示の区域では「番」：号）") == {}


def test_defaults_and_fixed_texts_are_found_in_remarks() -> None:
    assert cell.default_value("・ない場合のデフォルト値は「000」") == "000"
    assert cell.fixed_text('"済みました。"固定値') == "済みました。"
    assert cell.fixed_text("URLが入る。") is None


def test_a_type_broken_over_three_lines_is_one() -> None:
    assert cell.response_type("配列\n構\n造化") == "array"
    assert cell.response_type("X,Ｎ\n混在") == "mixed"


@pytest.mark.parametrize(
    ("line", "value"),
    [('"a": "x",', "x"), ("a:1,", "1"), ('{\n "a":"131016"', "131016"), ("}", None)],
)
def test_an_example_is_found_with_and_without_quotes(line: str, value: str | None) -> None:
    assert example_in_json(line, "a") == value
