from __future__ import annotations

import re

import pytest

from conformance.findings import Cell
from conformance.tables import wording
from conformance.tables.findings import finding
from conformance.tables.guard import guarded
from conformance.tables.tally import ROWS, SHAPES, Tally
from conformance.tables.wording import advice


def test_nothing_wrong_is_no_finding() -> None:
    assert finding([Tally("F-FILE-NUL", {})], "a.csv", "d/record/g/x") is None


def test_several_faults_of_one_subject_are_one_finding() -> None:
    required, long = Tally("F-FILE-REQUIRED", {}), Tally("V-LEN", {"limit": 3})
    required.add(2, [5, 9])
    long.add(1, [7], ["佐藤花子"])
    found = finding([required, long], "a.csv", "d/record/g/name")
    assert found is not None
    assert (found.code, found.where) == ("F-FILE-REQUIRED", "a.csv:5")
    assert "3 件" in found.ja
    assert found.expected == {
        "ja": "必須の項目に値がある / 3文字以内",
        "en": "a value in a required item / at most 3 characters",
    }
    assert "佐藤" not in repr(found)


def test_evidence_is_bounded_and_totals_are_not() -> None:
    tally = Tally("F-FILE-REQUIRED", {})
    for n in range(100):
        tally.add(1000, [n], ["9" * n])
    assert (tally.total, len(tally.lines), len(tally.shapes)) == (100_000, ROWS, SHAPES)


@pytest.mark.parametrize("code", sorted(wording._own()))
def test_every_sentence_is_given_in_both_languages(code: str) -> None:
    blank = dict.fromkeys(re.findall(r"\{(\w+)\}", str(wording._own()[code])), "■")
    said = advice(code, blank)
    for words in (said.expected, said.remedy):
        assert words.ja
        assert words.en
        assert words.ja != words.en


def test_a_fault_of_the_engine_repeats_no_value() -> None:
    import polars as pl

    with pytest.raises(Exception, match="HAR102") as caught, guarded("people.csv"):
        pl.Series(["佐藤"]).cast(pl.Int64)
    assert "佐藤" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_the_evidence_is_the_cells_each_with_file_line_and_item() -> None:
    required, columns = Tally("F-FILE-REQUIRED", {}), Tally("F-FILE-COLUMN-ORDER", {})
    required.add(1, [5])
    columns.add(1, [1])
    found = finding([required], ("a.csv", "b.csv"), "d/record/g/name")
    assert found is not None
    assert found.cells == (Cell("a.csv", 5, "name"),)
    of_all = finding([columns], "a.csv", "d/record/g/#columns")
    assert of_all is not None
    assert of_all.cells == (Cell("a.csv", 1, ""),)
