"""Display formats: what a cell shows is the ID, not the number behind it."""

from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path

import pytest
from openpyxl import Workbook

from conformance.catalog.workbooks.formats import shown_number
from conformance.catalog.workbooks.grid import SheetGrid, read_workbook
from conformance.catalog.workbooks.scan import address, parse_address
from conformance.errors import CatalogError

_MAKE = runpy.run_path(str(Path(__file__).parent / "data" / "synthetic.py"))


def _sheet(tmp_path: Path, **cells: object) -> SheetGrid:
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    book.save(tmp_path / "one.xlsx")
    return read_workbook(tmp_path / "one.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1.0, "00000", "00001"),
        (1.0, "000", "001"),
        (999.0, "000", "999"),
        (15.0, "General", "15"),
        (1.0, "000;-000", "001"),
        (3.2, "General", "3.2"),
        (1.0, "#,##0", "1"),
    ],
)
def test_a_number_is_read_as_the_sheet_shows_it(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_text_ids_and_numbered_ids_read_alike(tmp_path: Path) -> None:
    sheet = read_workbook(_MAKE["item_workbook"](tmp_path / "i.xlsx")).sheets[0]
    assert [sheet.text(row, 14) for row in (9, 10, 11)] == ["001", "002", "999"]


def test_a_real_date_is_read_in_the_standard_form(tmp_path: Path) -> None:
    assert _sheet(tmp_path, A1=dt.date(1964, 7, 1)).text(1, 1) == "1964-07-01"


def test_the_ideographic_space_of_a_name_is_kept(tmp_path: Path) -> None:
    assert _sheet(tmp_path, A1="　架空　花子　").text(1, 1) == "　架空　花子　"


def test_a_formula_without_a_stored_result_is_no_empty_cell(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, B2='=A1&"_R01"')
    with pytest.raises(CatalogError) as error:
        sheet.text(2, 2)
    message = error.value.messages[0]
    assert (message.code, message.where) == ("IMP007", "Sheet!B2")
    assert "_R01" in message.en


def test_a_formula_that_results_in_no_text_is_an_empty_cell(tmp_path: Path) -> None:
    _sheet(tmp_path, A1=1, C3="x")
    formula = b'<c r="A1" t="str"><f>""</f><v></v></c>'
    path = tmp_path / "one.xlsx"
    _MAKE["rewritten"](path, "xl/worksheets/sheet1.xml", lambda data: _swap(data, formula))
    assert read_workbook(path).sheets[0].text(1, 1) == ""


def test_an_error_value_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    _sheet(tmp_path, A1=1, C3="x")
    spoil = b'<c r="A1" t="e"><v>#REF!</v></c>'
    _MAKE["rewritten"](path, "xl/worksheets/sheet1.xml", lambda d: _swap(d, spoil))
    with pytest.raises(CatalogError, match="REF"):
        read_workbook(path).sheets[0].text(1, 1)


def _swap(data: bytes, cell: bytes) -> bytes:
    start = data.index(b'<c r="A1"')
    return data[:start] + cell + data[data.index(b"</c>", start) + 4 :]


@pytest.mark.parametrize(
    ("row", "column"), [(1, 1), (7, 26), (7, 27), (62, 124), (5, 702), (5, 703)]
)
def test_addresses_go_there_and_back(row: int, column: int) -> None:
    assert parse_address("s", address(row, column)) == (row, column)


def test_the_column_after_z_is_aa() -> None:
    assert address(3, 27) == "AA3"
