"""Whoever tries to slip something past an import is refused, asked about, or told of."""

from __future__ import annotations

import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from conformance.catalog.workbooks.altered import alters_number, alters_text
from conformance.errors import CatalogError

_HERE = Path(__file__).parent
_LISTS: dict[str, Any] = runpy.run_path(str(_HERE / "test_workbooks_list_damage.py"))
_ATTACKS = runpy.run_path(str(_HERE / "data" / "list_attacks.py"))["ATTACKS"]
_HEADING = "機能ID,機能名称,実装区分\r\n0270001,架空,◎\r\n"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)

books = _LISTS["books"]


@pytest.mark.parametrize("name", _ATTACKS)
def test_an_attempt_is_never_silent(books: Any, tmp_path: Path, name: str) -> None:
    found, root = books
    table, change, expected = _ATTACKS[name]
    workbook, *headings = _LISTS["_LISTS"]["TABLES"][table]
    book = load_workbook(getattr(found, workbook))
    change(_LISTS["_GRID"](book, *headings))
    book.save(tmp_path / "tried.xlsx")
    assert _LISTS["_outcome"](tmp_path / "tried.xlsx", root) == expected


def test_macros_are_asked_about(books: Any, tmp_path: Path) -> None:
    found, root = books
    path = tmp_path / "list.xlsm"
    path.write_bytes(found.requirements.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", _OLD)
    report = _LISTS["_import"](path, root, _LISTS["_TRY"])
    assert [question.code for question in report.open_questions] == ["IMP143"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", _HEADING.encode("utf-8-sig")),
        ("list.xlsx", _HEADING.encode("utf-8-sig")),
        ("list.xlsx", _HEADING.encode("cp932")),
        ("list.xls", _OLD),
        ("locked.xlsx", _OLD),
        ("list.xlsx", b""),
        ("list.xlsx", b"<html><table><tr><td>0270001</td></tr></table></html>"),
    ],
)
def test_what_is_no_workbook_is_refused(
    books: Any, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CatalogError) as error:
        _LISTS["_import"](path, books[1], _LISTS["_TRY"])
    assert [(one.code, name in one.where) for one in error.value.messages] == [("IMP001", True)]


@pytest.mark.parametrize("code", [";;;", '@"（改）"', '"第"@', "0;-0;0;"])
def test_a_format_hides_a_text_or_adds_to_it(code: str) -> None:
    assert alters_text(code)


@pytest.mark.parametrize("code", ["General", "@", "0;-0;0;@", "_-@_-", "00000", "#,##0_)"])
def test_a_format_shows_a_text_as_it_is(code: str) -> None:
    assert not alters_text(code)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        *((";;;", 1.0), ("0%", 0.5), ("0", 12.5), ("0.0", 1.25), ('"第"0"号"', 3.0)),
        *(("000\\-0000", 1234567.0), ("0;;", 0.0), ("0.00E+00", 12345.0)),
    ],
)
def test_a_format_shows_another_number(code: str, value: float) -> None:
    assert alters_number(code, value)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        *(("0.00", 1.25), ("0_ ", 1.0), ("00000", 1.0), ("#,##0_);[Red]#,##0", 5.0)),
        *(("General", 1.5), ("G/標準", 1.5), ("@", 3.0)),
    ],
)
def test_a_format_shows_a_number_as_it_is(code: str, value: float) -> None:
    assert not alters_number(code, value)
