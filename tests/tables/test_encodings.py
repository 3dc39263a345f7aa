from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.surfaces.profile import FilesSurface
from conformance.tables import bytes as file_bytes
from conformance.tables.encodings import Utf16
from conformance.tables.findings import finding
from conformance.tables.scan import Scanned, scan_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import RecordGroup
    from conformance.tables.export import ExportFile

    Write = Callable[[bytes | str], ExportFile]

HEAD = "number,history_no,latest,name\n"
GOOD = HEAD + "1,1,0,甲\n1,2,1,甲\n2,1,1,乙\n"
LE, BE, BOM = b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"


def scanned(export: ExportFile, group: RecordGroup, **switches: str) -> Scanned:
    return scan_now(export, FilesSurface.model_validate(switches), group, {})


def faults(seen: Scanned, subject: str = "#bytes") -> dict[str, tuple[int, list[int]]]:
    return {tally.code: (tally.total, tally.lines) for tally in seen.tallies.of(subject)}


def said(seen: Scanned) -> str:
    found = finding(seen.tallies.of("#bytes"), "people.csv", "town/record/people/file-bytes")
    assert found is not None
    assert found.remedy_ja
    return f"{found.en} {found.remedy_en}"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (GOOD.encode(), "utf-8"),
        (BOM + GOOD.encode(), "utf-8"),
        (GOOD.encode("cp932"), "cp932"),
        (GOOD.encode("cp932"), "shift_jis"),
        (LE + GOOD.encode("utf-16-le"), "utf-16"),
        (BE + GOOD.encode("utf-16-be"), "utf-16"),
    ],
)
def test_each_declared_encoding_is_read(
    export: Write, people: RecordGroup, content: bytes, encoding: str
) -> None:
    seen = scanned(export(content), people, encoding=encoding)
    assert (seen.rows, seen.unread, faults(seen)) == (3, 0, {})


@pytest.mark.parametrize(
    ("content", "encoding", "found"),
    [
        (LE + GOOD.encode("utf-16-le"), "utf-8", "utf-16-le"),
        (BE + GOOD.encode("utf-16-be"), "cp932", "utf-16-be"),
        (BOM + GOOD.encode(), "cp932", "utf-8"),
        (BOM + GOOD.encode(), "utf-16", "utf-8"),
        (LE + b"\0\0" + GOOD.encode("utf-32-le"), "utf-8", "utf-32"),
        (b"\x1f\x8b\x08\x00", "utf-8", "gzip"),
        (b"PK\x03\x04rest", "utf-8", "ZIP / Excel"),
        (b"PAR1rest", "cp932", "Parquet"),
        (b"\xd0\xcf\x11\xe0rest", "utf-8", "Excel (.xls)"),
    ],
)
def test_a_file_of_another_format_is_named_and_not_read(
    export: Write, people: RecordGroup, content: bytes, encoding: str, found: str
) -> None:
    seen = scanned(export(content), people, encoding=encoding)
    assert faults(seen) == {"F-FILE-FORMAT": (1, [1])}
    assert f"those of {found}" in said(seen)
    assert (seen.rows, seen.unread) == (0, 1)


def test_utf_16_without_a_mark_is_not_guessed(export: Write, people: RecordGroup) -> None:
    seen = scanned(export(GOOD.encode("utf-16-le")), people, encoding="utf-16")
    assert faults(seen) == {"F-FILE-NO-MARK": (1, [1])}
    assert seen.unread == 1


@pytest.mark.parametrize(
    ("bom", "mark", "wrong"),
    [("forbid", BOM, True), ("require", b"", True), ("require", BOM, False), ("allow", BOM, False)],
)
def test_a_mark_is_held_against_the_profile(
    export: Write, people: RecordGroup, bom: str, mark: bytes, wrong: bool
) -> None:
    seen = scanned(export(mark + GOOD.encode()), people, bom=bom)
    assert faults(seen) == ({"F-FILE-BOM": (1, [1])} if wrong else {})
    assert seen.rows == 3


def test_characters_of_cp932_only_are_told_from_bytes_that_are_nothing(
    export: Write, people: RecordGroup
) -> None:
    content = (GOOD + "3,1,1,髙①\n4,1,1,丙\n").encode("cp932") + b"5,1,1,\x81\n"
    seen = scanned(export(content), people, encoding="shift_jis")
    assert faults(seen) == {"F-FILE-VENDOR-CHARACTERS": (1, [5]), "F-FILE-ENCODING": (1, [7])}
    assert (seen.rows, seen.unread) == (5, 1)
    assert scanned(export(content[:-9]), people, encoding="cp932").tallies.of("#bytes") == ()


def test_another_encoding_that_fits_is_named(export: Write, people: RecordGroup) -> None:
    assert "of the file: cp932" in said(scanned(export(GOOD.encode("cp932")), people))
    assert "of the file: utf-8" in said(scanned(export(GOOD.encode()), people, encoding="cp932"))


def test_a_replacement_character_of_the_file_itself_is_no_fault_of_its_encoding(
    export: Write, people: RecordGroup
) -> None:
    content = (GOOD + "3,1,1,\ufffd\n").encode() + b"4,1,1,\xff\n"
    assert faults(scanned(export(content), people)) == {"F-FILE-ENCODING": (1, [6])}


@pytest.mark.parametrize("block", [7, 64, 2**20])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_half_a_character_of_utf_16_is_placed_by_line_and_offset(
    export: Write, people: RecordGroup, monkeypatch: pytest.MonkeyPatch, codec: str, block: int
) -> None:
    monkeypatch.setattr(file_bytes, "BLOCK", block)
    mark = LE if codec == "utf-16-le" else BE
    before = mark + (GOOD + "3,1,1,").encode(codec)
    half = b"\x00\xd8" if codec == "utf-16-le" else b"\xd8\x00"
    content = before + half + "\n4,1,1,𠮷\n".encode(codec)
    seen = scanned(export(content), people, encoding="utf-16")
    assert faults(seen) == {"F-FILE-ENCODING": (1, [5])}
    assert seen.tallies.of("#bytes")[0].facts["offset"] == len(before)
    assert (seen.rows, seen.unread) == (4, 1)


def test_utf_16_cut_in_the_middle_of_a_character_is_noticed(
    export: Write, people: RecordGroup
) -> None:
    content = LE + GOOD.encode("utf-16-le") + "3,1,1,丙".encode("utf-16-le")[:-1]
    seen = scanned(export(content), people, encoding="utf-16")
    assert faults(seen) == {"F-FILE-ENCODING": (1, [5])}


@given(text=st.text(), cuts=st.lists(st.integers(0, 60), max_size=5), big=st.booleans())
def test_utf_16_may_be_cut_anywhere(text: str, cuts: list[int], big: bool) -> None:
    codec = "utf-16-be" if big else "utf-16-le"
    raw, transcoder, start, out = text.encode(codec), Utf16(codec, 2), 0, b""
    for cut in sorted(cuts):
        out += transcoder.take(raw[start:cut], last=False)
        start = max(start, min(cut, len(raw)))
    out += transcoder.take(raw[start:], last=True)
    assert (out, transcoder.undecoded) == (text.encode(), None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_control_z_at_the_end_is_named_and_is_no_row(
    export: Write, people: RecordGroup, end: str
) -> None:
    text = GOOD.replace("\n", end)
    seen = scanned(export(text + "\x1a"), people)
    assert (faults(seen), seen.rows) == ({"F-FILE-CONTROL-Z": (1, [5])}, 3)
    seen = scanned(export(text.removesuffix(end) + "\x1a"), people)
    assert (faults(seen), seen.rows) == ({"F-FILE-CONTROL-Z": (1, [4])}, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_last_line_without_an_end_is_read_and_named_where_the_profile_asks(
    export: Write, people: RecordGroup, end: str
) -> None:
    file = export(GOOD.replace("\n", end).removesuffix(end))
    assert faults(scanned(file, people, line_end="any")) == {}
    seen = scanned(file, people, last_line_end="require")
    assert (faults(seen), seen.rows) == ({"F-FILE-LAST-LINE": (1, [4])}, 3)


def test_mixed_line_ends_are_named_by_line(export: Write, people: RecordGroup) -> None:
    mixed = GOOD.replace("\n", "\r\n", 2)
    seen = scanned(export(mixed), people)
    assert faults(seen) == {"F-FILE-LINE-END": (2, [3, 4])}
    seen = scanned(export(mixed.replace("甲", '"甲"')), people, line_end="lf")
    assert faults(seen) == {"F-FILE-LINE-END": (2, [1, 2])}


def test_line_ends_of_cr_alone_are_named_where_others_are_declared(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(GOOD.replace("\n", "\r")), people, line_end="crlf")
    assert (faults(seen), seen.rows) == ({"F-FILE-LINE-END": (4, [1, 2, 3, 4])}, 3)
