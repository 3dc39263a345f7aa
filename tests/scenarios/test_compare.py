"""Rows missing, rows too many, other values."""

from __future__ import annotations

import pytest

from conformance.catalog.models.records import RecordGroup
from conformance.scenarios.compare import compare, knows
from conformance.scenarios.exported import ExportReading, Line
from conformance.scenarios.packed import ExpectedGroup, Way

GROUP = RecordGroup.model_validate(
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number", "no"],
        "items": [
            {"key": "number", "name_ja": "番号", "type": "digits", "required": True},
            {"key": "no", "name_ja": "履歴", "type": "integer", "required": True},
            {"key": "name", "name_ja": "氏名", "type": "text"},
            {"key": "adult", "name_ja": "成人", "type": "flag"},
            {"key": "share", "name_ja": "割合", "type": "decimal"},
        ],
    },
    strict=False,
)
ROW = {"number": "001", "no": 1, "name": "葛\U000e0102城", "adult": True, "share": "6.0"}
TEXTS = {"number": "001", "no": "1", "name": "葛\U000e0102城", "adult": "1", "share": "6.0"}


def expected(*rows, **more):
    return ExpectedGroup(domain="d", group="people", ways=(Way(rows=rows, **more),))


def export(*texts, items=frozenset(TEXTS)):
    lines = tuple(Line(n, dict(one)) for n, one in enumerate(texts, 2))
    return ExportReading("people.csv", items, lines, 0)


def found(wanted, got):
    return [(d.code, d.item, d.expected, d.found) for d in compare(GROUP, wanted, got).deviations]


def test_equal_rows_have_no_deviation_and_are_counted():
    compared = compare(GROUP, expected(ROW), export(TEXTS))
    assert (compared.rows, compared.values, compared.deviations) == (1, 5, ())


def test_a_missing_row_is_named_by_its_key_and_its_entry():
    (one,) = compare(GROUP, expected(ROW, by={0: 7}), export()).deviations
    assert (one.code, one.key, one.entry) == ("F-ROW-MISSING", {"number": "001", "no": "1"}, 7)


def test_a_row_too_many_is_named_by_its_line():
    (one,) = compare(GROUP, expected(ROW), export(TEXTS, {**TEXTS, "no": "2"})).deviations
    assert (one.code, one.line) == ("F-ROW-TOO-MANY", 3)


def test_a_row_that_stands_twice_is_too_many_once():
    assert found(expected(ROW), export(TEXTS, TEXTS)) == [("F-ROW-TOO-MANY", None, None, None)]


@pytest.mark.parametrize(
    ("item", "text"),
    [("name", "葛城"), ("name", None), ("adult", "0"), ("adult", None), ("share", "6.1")],
)
def test_another_value_is_told_with_item_and_both_values(item, text):
    wanted = [("F-ROW-VALUE", item, TEXTS[item], text)]
    assert found(expected(ROW), export({**TEXTS, item: text})) == wanted


def test_a_value_where_there_must_be_none_is_another_value():
    row = {key: value for key, value in ROW.items() if key != "name"}
    wanted = [("F-ROW-VALUE", "name", None, TEXTS["name"])]
    assert found(expected(row), export(TEXTS)) == wanted


def test_a_number_may_be_written_another_way():
    assert found(expected(ROW), export({**TEXTS, "share": "6"})) == []


def test_what_is_open_may_have_any_value():
    assert found(expected(ROW, open={0: ("name",)}), export({**TEXTS, "name": "何か"})) == []


def test_a_column_that_is_not_there_is_left_to_the_check_of_columns():
    assert found(expected(ROW), export(TEXTS, items=frozenset(TEXTS) - {"name"})) == []


def test_a_group_may_follow_either_way_but_not_a_mixture():
    both = ExpectedGroup(
        domain="d",
        group="people",
        ways=(Way(rows=(ROW, {**ROW, "no": 2})), Way(rows=({**ROW, "adult": False},))),
    )
    one = {**TEXTS, "adult": "0"}
    assert compare(GROUP, both, export(one)).deviations == ()
    assert compare(GROUP, both, export(TEXTS, {**TEXTS, "no": "2"})).deviations == ()
    assert compare(GROUP, both, export(one, {**TEXTS, "no": "2"})).deviations != ()


def test_rows_of_the_pack_are_known_by_their_keys():
    assert knows(GROUP, expected(ROW), export(TEXTS))
    assert not knows(GROUP, expected(ROW), export({**TEXTS, "number": "999"}))
