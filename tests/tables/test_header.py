from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.surfaces.profile import FilesSurface
from conformance.tables.export import ExportFile, place_of
from conformance.tables.scan import Scanned, scan_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.catalog.models.records import RecordGroup

    Write = Callable[[bytes | str], ExportFile]

HEAD = "number,history_no,latest,name\n"
ROW = "1,1,1,甲\n"


def scanned(export: ExportFile, group: RecordGroup, **switches: str) -> Scanned:
    return scan_now(export, FilesSurface.model_validate(switches), group, {})


def faults(seen: Scanned) -> dict[str, tuple[int, list[str]]]:
    kept = (tally for subject in seen.tallies.by_subject for tally in seen.tallies.of(subject))
    return {tally.code: (tally.total, tally.shapes) for tally in kept}


def test_the_order_of_columns_counts_only_where_the_profile_says(
    export: Write, people: RecordGroup
) -> None:
    file = export("history_no,number,latest,name\n1,1,1,甲\n")
    assert faults(scanned(file, people)) == {}
    seen = scanned(file, people, header_order="exact")
    assert faults(seen) == {"F-FILE-COLUMN-ORDER": (2, ["history_no", "number"])}
    assert seen.rows == 1


def test_a_column_that_is_missing_is_no_change_of_order(export: Write, people: RecordGroup) -> None:
    seen = scanned(export("number,latest,name\n1,1,甲\n"), people, header_order="exact")
    assert faults(seen) == {"F-FILE-COLUMN-MISSING": (1, ["history_no"])}


def test_a_column_that_the_official_list_leaves_optional_may_be_missing(
    export: Write, people: RecordGroup
) -> None:
    free = tuple(
        item.model_copy(update={"class_": "optional"}) if item.key == "history_no" else item
        for item in people.items
    )
    group = people.model_copy(update={"items": free})
    file = export("number,latest\n1,1\n")
    assert faults(scanned(file, group)) == {"F-FILE-COLUMN-MISSING": (1, ["name"])}


def test_a_column_that_stands_twice_is_named(export: Write, people: RecordGroup) -> None:
    seen = scanned(export(HEAD.strip() + ",name\n1,1,1,甲,乙\n"), people)
    assert faults(seen) == {"F-FILE-COLUMN-TWICE": (1, ["name"])}


def test_of_a_first_row_that_is_somebody_s_only_shapes_are_kept(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export("number,山田秘密太郎,1985-03-12,備考\n1,1,1,甲\n"), people)
    assert faults(seen)["F-FILE-COLUMN-UNKNOWN"] == (
        3,
        ["「漢漢漢漢漢漢」", "「9999-99-99」", "「備考」"],
    )


def test_a_delimiter_after_the_last_heading_is_named_as_such(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(HEAD.strip() + ",\n1,1,1,甲,\n"), people)
    assert list(faults(seen)) == ["F-FILE-TRAILING-DELIMITER"]
    assert (seen.rows, seen.unread) == (1, 0)


def test_a_file_without_headings_has_the_columns_of_the_catalogue(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export("1,1,0,甲\n1,2,1,乙\n"), people, header="none")
    assert (faults(seen), seen.rows) == ({}, 2)
    assert faults(scanned(export("1,1,1\n"), people, header="none")) == {"F-FILE-FIELDS": (1, [])}


def test_headings_that_should_not_be_there_are_named_and_are_no_row(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(HEAD + ROW), people, header="none")
    assert (list(faults(seen)), seen.rows) == (["F-FILE-HEADER"], 1)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\x1a"])
def test_an_empty_file_is_told_from_one_without_rows(
    export: Write, people: RecordGroup, content: bytes
) -> None:
    seen = scanned(export(content), people)
    assert (seen.columns, seen.rows) == (frozenset(), 0)
    assert "F-FILE-EMPTY" in faults(seen)
    bare = scanned(export(HEAD), people)
    assert (faults(bare), bare.rows, len(bare.columns)) == ({}, 0, 4)


def test_a_first_line_that_is_blank_or_unsound_is_no_header(
    export: Write, people: RecordGroup
) -> None:
    assert "F-FILE-NO-HEADER" in faults(scanned(export("\n" + HEAD + ROW), people))
    assert "F-FILE-NO-HEADER" in faults(scanned(export('"number,history_no\n' + ROW), people))


def test_bytes_are_judged_where_no_heading_is_known(export: Write, people: RecordGroup) -> None:
    seen = scanned(export("氏名,住所\n甲,乙\n".encode("cp932")), people)
    assert {"F-FILE-NO-HEADER", "F-FILE-ENCODING"} <= faults(seen).keys()
    seen = scanned(export(b"\n\xff\n"), people)
    assert {"F-FILE-NO-HEADER", "F-FILE-ENCODING"} <= faults(seen).keys()


def test_headings_may_be_quoted_and_separated_by_tabs(export: Write, people: RecordGroup) -> None:
    text = "\t".join(f'"{name}"' for name in HEAD.strip().split(",")) + "\r\n1\t1\t1\t甲\r\n"
    seen = scanned(export(text), people, delimiter="tab")
    assert (faults(seen), seen.rows) == ({}, 1)


def test_the_wrong_delimiter_is_no_header(export: Write, people: RecordGroup) -> None:
    seen = scanned(export(HEAD + ROW), people, delimiter="tab")
    assert faults(seen).keys() == {"F-FILE-NO-HEADER"}


def test_no_header_is_looked_for_in_what_is_no_text(export: Write, people: RecordGroup) -> None:
    seen = scanned(export((HEAD + ROW).encode("utf-16")), people)
    assert faults(seen).keys() == {"F-FILE-FORMAT"}


def parts(tmp_path: Path, *texts: str) -> ExportFile:
    found: list[ExportFile] = []
    for number, text in enumerate(texts, 1):
        path = tmp_path / f"people_{number:03}.csv"
        path.write_text(text, encoding="utf-8")
        state = path.stat()
        found.append(ExportFile(path, state.st_mtime_ns, state.st_size))
    first = found[0]
    return ExportFile(first.path, first.modified_ns, first.size, further=tuple(found[1:]))


def test_parts_are_one_table_and_lines_tell_the_part(tmp_path: Path, people: RecordGroup) -> None:
    export = parts(tmp_path, HEAD + ROW, "name,latest,history_no,number\n甲,1,1,1\n,1,1,2\n")
    seen = scanned(export, people)
    (tally,) = seen.tallies.of("#keys")
    assert (tally.code, seen.rows) == ("F-FILE-KEY-TWICE", 3)
    assert [place_of(line) for line in tally.lines] == [(1, 2)]


def test_faults_of_bytes_and_columns_tell_the_part_too(tmp_path: Path, people: RecordGroup) -> None:
    export = parts(tmp_path, HEAD + ROW, HEAD + "2,1\n", "number,name\n3,丙\n")
    seen = scanned(export, people)
    kept = {t.code: [place_of(n) for n in t.lines] for t in seen.tallies.of("#columns")}
    assert kept["F-FILE-FIELDS"] == [(1, 2)]
    assert kept["F-FILE-COLUMN-MISSING"] == [(2, 1), (2, 1)]
    assert seen.columns == {"number", "name"}  # only what every part has can be judged
