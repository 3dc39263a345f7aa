"""The container: an .xlsx from a stranger is bounded, known and harmless before it is read."""

from __future__ import annotations

import random
import runpy
import zipfile
from pathlib import Path

import pytest

from conformance.catalog.workbooks.container import WorkbookLimits, read_parts
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.errors import CatalogError

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))
_SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return _MAKE["item_workbook"](tmp_path / "items.xlsx")


def _codes(error: pytest.ExceptionInfo[CatalogError]) -> list[str]:
    return [message.code for message in error.value.messages]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _refused(path: Path, limits: WorkbookLimits | None = None) -> list[str]:
    with pytest.raises(CatalogError) as error:
        read_workbook(path, limits)
    return _codes(error)


def test_a_missing_file_is_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        read_workbook(tmp_path / "none.xlsx")
    assert _codes(error) == ["IMP001"]
    assert "none.xlsx" in error.value.messages[0].where


def test_a_text_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("データ項目ID,031", encoding="utf-8")
    assert _refused(path) == ["IMP001"]


def test_an_old_or_encrypted_workbook_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 100)
    with pytest.raises(CatalogError) as error:
        read_workbook(path)
    assert "パスワード" in error.value.messages[0].ja


def test_a_file_over_the_size_limit_is_not_opened(book: Path) -> None:
    assert _refused(book, WorkbookLimits(file_bytes=100)) == ["IMP001"]


def test_a_part_that_swells_when_decompressed_is_refused(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda _: b" " * 3_000_000)
    assert book.stat().st_size < 100_000
    assert _refused(book, WorkbookLimits(part_bytes=1_000_000)) == ["IMP001"]


def test_many_parts_that_swell_together_are_refused(book: Path) -> None:
    assert _refused(book, WorkbookLimits(total_bytes=2_000)) == ["IMP001"]


def test_too_many_parts_are_refused(book: Path) -> None:
    assert _refused(book, WorkbookLimits(parts=2)) == ["IMP001"]


def test_two_parts_of_one_name_are_refused(book: Path) -> None:
    with zipfile.ZipFile(book, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(_SHEET, b"<worksheet/>")
    assert _refused(book) == ["IMP001"]


def test_a_document_type_is_refused_before_any_parser_sees_it(book: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    _MAKE["rewritten"](book, _SHEET, lambda _: bomb)
    assert _refused(book) == ["IMP002"]


def test_a_document_type_hidden_in_utf16_is_refused(book: Path) -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    _MAKE["rewritten"](book, _SHEET, lambda _: bomb)
    assert _refused(book) == ["IMP002"]


def test_a_foreign_encoding_is_refused(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda d: b'<?xml version="1.0" encoding="Shift_JIS"?>' + d)
    assert _refused(book) == ["IMP002"]


def test_broken_xml_is_refused(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda data: data[: len(data) // 2])
    assert _refused(book) == ["IMP002"]


def test_a_cell_at_the_far_corner_is_refused_before_its_rectangle_is_allocated(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda data: data.replace(b'r="B1"', b'r="XFD1048576"'))
    assert _refused(book) == ["IMP001"]


@pytest.mark.parametrize("corner", [b"XFD7", b"A1048576"])
def test_a_sheet_too_wide_or_too_long_is_refused(book: Path, corner: bytes) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda data: data.replace(b'r="B1"', b'r="' + corner + b'"'))
    assert _refused(book) == ["IMP001"]


def test_a_cell_without_a_legal_address_is_refused(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda data: data.replace(b'r="B1"', b'r="../B1"'))
    assert _refused(book) == ["IMP004"]


def test_a_style_that_is_not_there_shows_as_general(book: Path) -> None:
    _MAKE["rewritten"](book, _SHEET, lambda data: data.replace(b' s="1"', b' s="99999"'))
    assert read_workbook(book).sheets[0].text(7, 3) == "1"


def test_drawings_and_media_are_never_decompressed(book: Path) -> None:
    _MAKE["rewritten"](book, "xl/media/huge.xml", lambda _: b"<" * 5_000_000)
    parts = read_parts(book, WorkbookLimits(part_bytes=1_000_000))
    assert "xl/media/huge.xml" not in parts


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_office_packs_none_is_refused_by_its_name(book: Path, method: int) -> None:
    parts = _parts(book)
    with zipfile.ZipFile(book, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    spoilt = bytearray(book.read_bytes())
    spoilt[100:150] = b"\xff" * 50
    book.write_bytes(spoilt)
    with pytest.raises(CatalogError) as error:
        read_workbook(book)
    (message,) = error.value.messages
    assert (message.code, ".xlsx!xl/" in message.where) == ("IMP001", True)


@pytest.mark.parametrize("damage", ["cut", "name", "data", "directory"])
def test_a_damaged_archive_is_refused_in_words_of_both_languages(book: Path, damage: str) -> None:
    whole = book.read_bytes()
    at = whole.index(b"xl/worksheets/sheet1.xml") + 60
    spoilt = {
        "cut": whole[: len(whole) // 2],
        "name": whole.replace(b"xl/theme/theme1.xml", b"xl/theme/theme\xff.xml"),
        "data": whole[:at] + b"\xff" * 40 + whole[at + 40 :],
        "directory": whole.replace(b"PK\x01\x02", b"PK\x01\x03"),
    }[damage]
    if damage == "name":  # says that its names are UTF-8
        spoilt = spoilt.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\0\x08")
    book.write_bytes(spoilt)
    with pytest.raises(CatalogError) as error:
        read_workbook(book)
    (message,) = error.value.messages
    assert message.code == "IMP001"
    assert "壊れているか、途中で切れています" in message.ja
    assert "damaged or cut off" in message.en


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet2.xml", b"../../etc/passwd", "IMP001"),
        ("xl/_rels/workbook.xml.rels", b"styles.xml", b"others.xml", "IMP001"),
        ("xl/_rels/workbook.xml.rels", b'"rId2"', b'"rId1"', "IMP001"),
        ("xl/workbook.xml", "コード一覧（個別）_架空業務".encode(), None, "IMP001"),
        ("xl/workbook.xml", b'state="visible"', b'state="hidden"', "IMP001"),
        ("xl/workbook.xml", b"<sheets>", b'<sheets xmlns="urn:x">', "IMP001"),
    ],
)
def test_a_list_of_sheets_that_is_not_whole_or_names_one_twice_is_refused(
    book: Path, part: str, old: bytes, new: bytes | None, code: str
) -> None:
    other = _MAKE["ITEM_SHEET"].encode() if new is None else new
    _MAKE["rewritten"](book, part, lambda data: data.replace(old, other))
    assert _refused(book) == [code]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_end_in_an_explained_error_or_in_a_reading(book: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    with zipfile.ZipFile(book) as archive:
        part = chance.choice([n for n in archive.namelist() if n.startswith("xl/")])

    def damage(data: bytes) -> bytes:
        spoilt = bytearray(data)
        for _ in range(8):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(32, 127)
        return bytes(spoilt)

    _MAKE["rewritten"](book, part, damage)
    assert _outcome(book) in {"read", "IMP"}


def _outcome(book: Path) -> str:
    try:
        return "read" if read_item_list(read_workbook(book), "d", "v").items else "empty"
    except CatalogError as error:
        return error.messages[0].code[:3]
