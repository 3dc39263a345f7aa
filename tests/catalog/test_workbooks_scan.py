"""A sheet is read as Excel shows it, or refused with its cell where readers may differ."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path  # noqa: TC003 - pytest reads the annotation of tmp_path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText

from conformance.catalog.workbooks.formats import is_day, shown_day
from conformance.catalog.workbooks.grid import SheetGrid, read_workbook
from conformance.errors import CatalogError

_SHEET = "xl/worksheets/sheet1.xml"
_FAR = '<y:row xmlns:y="urn:y" r="1048576"><y:c r="XFD1048576"><y:v>1</y:v></y:c></y:row>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workbook with A1 = 1, B1 = x, A2 = y; texts are shared."""
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        sheet = book.add_worksheet("Sheet")
        sheet.write_row(0, 0, [1, "x"])
        sheet.write_row(1, 0, ["y"])
    return tmp_path / "book.xlsx"


def changed(path: Path, old: str, new: str, part: str = _SHEET) -> Path:
    """Write a text of a part anew."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def refused(path: Path) -> tuple[str, str]:
    """Return code and place of a refusal."""
    with pytest.raises(CatalogError) as error:
        read_workbook(path)
    (message,) = error.value.messages
    return message.code, message.where


def read(path: Path) -> SheetGrid:
    return read_workbook(path).sheets[0]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("</sheetData>", f"{_FAR}</sheetData>", "Sheet!A2"),
        ("</row>", '<y:c xmlns:y="urn:y" r="XFD1"/></row>', "Sheet!B1"),
        ("<v>1</v>", '<y:v xmlns:y="urn:y">2</y:v>', "Sheet!A1"),
        ("<v>1</v>", "<v>1</v><v>2</v>", "Sheet!A1"),
        ("<v>1</v>", "<v>1<v>2</v></v>", "Sheet!A1"),
        ('<c r="B1"', '<c r="A1"', "Sheet!A1"),
        ('<c r="B1"', '<c r="B2"', "Sheet!B2"),
        ('<row r="2"', '<row r="1"', "Sheet!A2"),
        ("<sheetData>", "<sheetData><x><row r='1'><c r='A1'/></row></x>", "Sheet!A1"),
    ],
)
def test_what_two_readers_may_read_differently_is_refused_with_its_place(
    path: Path, old: str, new: str, where: str
) -> None:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(_SHEET).decode()
    assert refused(changed(path, text, text.replace(old, new, 1))) == ("IMP014", where)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (_SHEET, "spreadsheetml/2006/main", "spreadsheetml/2007/main"),
        (_SHEET, "</sheetData>", "</sheetData><mergeCell ref='A1:B1'/>"),
        ("xl/sharedStrings.xml", "<t>y</t>", "<t><x/>y</t>"),
        ("xl/styles.xml", '<fonts count="1">', "<fonts count='2'><xf/>"),
        ("xl/styles.xml", "spreadsheetml/2006/main", "spreadsheetml/2007/main"),
    ],
)
def test_a_part_of_which_cells_would_be_lost_or_take_other_looks_is_refused(
    path: Path, part: str, old: str, new: str
) -> None:
    assert refused(changed(path, old, new, part))[0] == "IMP014"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("n", "nan"),
        ("n", "1_000"),
        ("n", "1e999"),
        ("n", "１"),
        ("s", "999"),
        ("s", "-1"),
        ("b", "2"),
        ("z", "1"),
    ],
)
def test_a_value_that_is_none_of_its_type_is_refused_with_its_cell(
    path: Path, kind: str, text: str
) -> None:
    changed(path, '<c r="A1"><v>1</v>', f'<c r="A1" t="{kind}"><v>{text}</v>')
    assert refused(path) == ("IMP004", "Sheet!A1")


def test_numbers_beyond_all_bounds_in_attributes_are_no_styles(path: Path) -> None:
    changed(path, '<c r="A1"', f'<c s="{"9" * 5000}" r="A1"')
    assert read(path).text(1, 1) == "1"


@pytest.mark.parametrize("row", ['hidden="1"', 'ht="0"', 'ht="0.75" customHeight="1"'])
def test_a_row_of_no_height_is_hidden(path: Path, row: str) -> None:
    assert read(changed(path, '<row r="2"', f'<row r="2" {row}')).hidden_rows == {2}


def test_merged_cells_beyond_the_sheet_or_over_each_other_cost_nothing(path: Path) -> None:
    merged = "</sheetData><mergeCells><mergeCell ref='{}'/><mergeCell ref='{}'/></mergeCells>"
    changed(path, "</sheetData>", merged.format("A1:XFD1048576", "B3:C4"))
    assert read(path).covered == {(1, 2): (1, 1), (2, 1): (1, 1), (2, 2): (1, 1)}
    changed(path, "B3:C4", "B1:B2")
    assert refused(path) == ("IMP014", "Sheet!B1")


def test_texts_with_readings_runs_and_escapes_are_read_as_openpyxl_reads_them(path: Path) -> None:
    reading = "<t>花子</t><rPh sb='0' eb='2'><t>ハナコ</t></rPh><phoneticPr fontId='1'/>"
    changed(path, "<t>y</t>", reading, "xl/sharedStrings.xml")
    assert read(path).text(2, 1) == "花子"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    values = ["架空　花子", CellRichText("ab ", "cd"), " x\ny ", True, 1.5, -2, 1e-7]
    values += [dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, 13, 5), dt.time(9, 30)]
    for row, value in enumerate(values, 1):
        sheet.cell(row, 3).value = value
    book.save(path)
    shown = ["架空　花子", "ab cd", "x\ny", "TRUE", "1.5", "-2", "1e-07"]
    shown += ["2026-11-20", "2026-11-20T13:05:00", "09:30:00"]
    found = read(path)
    assert [found.text(row, 3) for row in range(1, len(values) + 1)] == shown


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ('[$-411]ggge"年"m"月"d"日"', True),
        ("yyyy/m/d;@", True),
        ("[h]:mm", False),
        ('0"d"', False),
        ("[Red]#,##0", False),
        ("General", False),
        ("0.00E+00", False),
        ("\\d0", False),
    ],
)
def test_a_format_of_days_is_told_from_others(code: str, day: bool) -> None:
    assert is_day(code) is day


@pytest.mark.parametrize(
    ("serial", "since_1904", "shown"),
    [
        (46346, False, "2026-11-20"),
        (1, False, "1900-01-01"),
        (59, False, "1900-02-28"),
        (60, False, None),
        (61, False, "1900-03-01"),
        (44884, True, "2026-11-20"),
        (2_958_465, False, "9999-12-31"),
        (2_958_466, False, None),
        (-1, False, None),
        (1e308, True, None),
        (0.5, False, "12:00:00"),
    ],
)
def test_a_number_of_days_is_the_day_that_excel_shows(
    serial: float,
    since_1904: bool,
    shown: str | None,
) -> None:
    assert shown_day(serial, since_1904=since_1904) == shown
