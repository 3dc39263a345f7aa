from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.files_section import FilesSurface
from conformance.tables.differential import DifferentialSide, ExportChange, judge_differential
from conformance.tables.locate import find
from conformance.tables.table import Table
from conformance.tables.tally import Tallies
from conformance.tables.unapplied import SUBJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

Key, Values = tuple[str, str], tuple[str, str]
Rows = dict[Key, Values]
Told = dict[Key, Values | None]
"""What each key becomes; None: it is removed."""
Found = list[tuple[str, int, str]]

ITEMS = tuple(
    Item(key=key, name_ja=key, type="text") for key in ("number", "kind", "name", "state")
)
GROUP = RecordGroup(key="people", name_ja="人", primary_key=("number", "kind"), items=ITEMS)
MARK = Item(key="removed", name_ja="削除", type="text")
KEYS = st.tuples(st.sampled_from(["1", "2", "3", "12"]), st.sampled_from(["", "1", "2", "23"]))
VALUES = st.tuples(st.sampled_from(["甲", "乙", ""]), st.sampled_from(["甲", "1", ""]))
FULL = st.dictionaries(KEYS, VALUES, max_size=10)
SURFACE = FilesSurface()


def side(
    place: Path, lines: list[str], items: tuple[Item, ...] = ITEMS, most: int = 50
) -> DifferentialSide:
    place.mkdir(parents=True)
    text = "\n".join([",".join(item.key for item in items), *lines]) + "\n"
    (place / "people.csv").write_text(text, encoding="utf-8")
    group = GROUP.model_copy(update={"items": items})
    return DifferentialSide(Table(find(place, "d", "people"), SURFACE, group), Tallies(most=most))


def joined(rows: Rows) -> list[str]:
    return [",".join((*key, *values)) for key, values in rows.items()]


def marked(told: Told) -> list[str]:
    return [",".join((*k, *(v or ("", "")), "" if v else "1")) for k, v in told.items()]


def change(place: Path, before: Rows, after: Rows, told: Told, most: int = 50) -> ExportChange:
    return ExportChange(
        before=side(place / "before", joined(before), most=most),
        after=side(place / "after", joined(after), most=most),
        told=side(place / "told", marked(told), (*ITEMS, MARK), most=most),
        mark=("removed", "1"),
    )


def found(of: ExportChange) -> Found:
    sides = [one for one in (of.after, of.told, of.deleted, of.before) if one is not None]
    tallies = [tally for one in sides for tally in one.tallies.of(SUBJECT)]
    assert all(tally.total == len(tally.spots) for tally in tallies)
    return [(tally.code, spot.line, spot.column) for tally in tallies for spot in tally.spots]


def judged(before: Rows, after: Rows, told: Told) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        of = change(Path(folder), before, after, told)
        judge_differential(of)
        return found(of)


def applied(before: Rows, told: Mapping[Key, Values | None]) -> Rows:
    whole = {**before, **told}
    return {key: values for key, values in whole.items() if values is not None}


def difference(before: Rows, after: Rows) -> Told:
    changed: Told = {key: None for key in before if key not in after}
    return {**changed, **{k: v for k, v in after.items() if before.get(k) != v}}


@settings(max_examples=60, deadline=None)
@given(before=FULL, after=FULL, told=st.dictionaries(KEYS, st.none() | VALUES, max_size=6))
def test_nothing_is_found_just_where_the_differential_applied_gives_the_newer_export(
    before: Rows, after: Rows, told: Told
) -> None:
    assert (judged(before, after, told) == []) == (applied(before, told) == after)


@settings(max_examples=40, deadline=None)
@given(before=FULL, after=FULL)
def test_the_difference_made_by_the_definition_has_no_finding(before: Rows, after: Rows) -> None:
    assert judged(before, after, difference(before, after)) == []


@settings(max_examples=40, deadline=None)
@given(before=FULL, after=FULL, data=st.data())
def test_an_edit_that_is_dropped_is_the_one_finding(
    before: Rows, after: Rows, data: st.DataObject
) -> None:
    told = difference(before, after)
    if told:
        key = data.draw(st.sampled_from(sorted(told)))
        del told[key]
        [(code, line, _)] = judged(before, after, told)
        there = after if key in after else before
        assert line == [*there].index(key) + 2
        assert code == ("F-DIFF-LACKING" if key in after else "F-DIFF-GONE")


@settings(max_examples=40, deadline=None)
@given(before=FULL, after=FULL, data=st.data())
def test_a_told_value_that_is_altered_is_the_one_finding(
    before: Rows, after: Rows, data: st.DataObject
) -> None:
    told = difference(before, after)
    keys = sorted(key for key, values in told.items() if values)
    if keys:
        key = data.draw(st.sampled_from(keys))
        values = told[key] or ("", "")
        told[key] = (values[0], f"{values[1]}異")
        assert judged(before, after, told) == [("F-DIFF-OTHER", [*told].index(key) + 2, "state")]


BEFORE: Rows = {("1", "1"): ("甲", "1"), ("2", "1"): ("乙", "1"), ("3", "1"): ("丙", "1")}


def test_a_row_told_although_it_has_not_changed_is_counted_and_no_fault(tmp_path: Path) -> None:
    of = change(tmp_path, BEFORE, BEFORE, {("2", "1"): ("乙", "1")})
    extent = judge_differential(of)
    assert (extent.rows, extent.unread, extent.unchanged) == (7, 0, 1)
    assert found(of) == []


def test_a_row_that_is_not_told_is_found_with_what_changed_and_the_shape_of_one_value(
    tmp_path: Path,
) -> None:
    after: Rows = {**BEFORE, ("2", "1"): ("丁", "1"), ("3", "1"): ("丁", "2"), ("4", "1"): ("", "")}
    of = change(tmp_path, BEFORE, after, {})
    judge_differential(of)
    code = "F-DIFF-LACKING"
    assert found(of) == [(code, 3, "name"), (code, 4, "name, state"), (code, 5, "number, kind")]
    shapes = [spot.value for spot in of.after.tallies.of(SUBJECT)[0].spots]
    assert shapes == ["「漢」", "", ""]


def test_a_removed_row_that_is_still_there_is_found_on_the_line_that_tells_it(
    tmp_path: Path,
) -> None:
    of = change(tmp_path, BEFORE, BEFORE, {("3", "1"): None})
    judge_differential(of)
    assert found(of) == [("F-DIFF-OTHER", 2, "number, kind")]


def test_removed_rows_may_be_listed_in_a_file_of_their_own(tmp_path: Path) -> None:
    after = {key: values for key, values in BEFORE.items() if key[0] != "1"}
    listed = side(tmp_path / "listed", ["1,1", "3,1"], ITEMS[:2])
    of = ExportChange(
        before=side(tmp_path / "before", joined(BEFORE)),
        after=side(tmp_path / "after", joined(after)),
        told=side(tmp_path / "told", []),
        deleted=listed,
    )
    judge_differential(of)
    assert found(of) == [("F-DIFF-OTHER", 3, "number, kind")]


@pytest.mark.parametrize("removals", [True, False])
def test_a_row_that_is_gone_is_a_fault_unless_removals_are_not_told(
    tmp_path: Path, *, removals: bool
) -> None:
    after = {key: values for key, values in BEFORE.items() if key[0] != "2"}
    of = ExportChange(
        before=side(tmp_path / "before", joined(BEFORE)),
        after=side(tmp_path / "after", joined(after)),
        told=side(tmp_path / "told", []),
        removals=removals,
    )
    judge_differential(of)
    assert found(of) == ([("F-DIFF-GONE", 3, "number, kind")] if removals else [])


def test_totals_are_exact_where_fewer_rows_are_kept(tmp_path: Path) -> None:
    after: Rows = {(str(n), "1"): ("甲", "1") for n in range(9)}
    of = change(tmp_path, {}, after, {}, most=2)
    judge_differential(of)
    [tally] = of.after.tallies.of(SUBJECT)
    assert (tally.total, tally.lines) == (9, [2, 3])
