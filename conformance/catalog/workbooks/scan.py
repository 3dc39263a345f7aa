"""What calamine does not tell of a sheet: formats, bounds, and cells that hold no value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import cell_not_understood, unsafe_container
from conformance.catalog.workbooks.safe_xml import each

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from conformance.catalog.workbooks.container import Limits

CellAddress = tuple[int, int]
"""Row and column, both from 1."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Scan:
    """The format of each cell, cells without a value and why, and the sheet's extent."""

    formats: Mapping[CellAddress, str]
    broken: Mapping[CellAddress, str]
    height: int
    width: int


def scan_sheet(name: str, data: bytes, formats: Sequence[str], limits: Limits) -> Scan:
    """Return formats, broken cells and extent of a sheet; IMP001 when it is out of bounds.

    The extent is taken from the cells, since the declared dimension can lie; it is checked here
    because a reader of values allocates the whole rectangle up to the last cell.
    """
    shown: dict[CellAddress, str] = {}
    broken: dict[CellAddress, str] = {}
    height = width = 0
    for cell in each(name, data, f"{_MAIN}c"):
        place = parse_address(name, str(cell.get("r")))
        height, width = max(height, place[0]), max(width, place[1])
        _check_extent(name, height, width, limits)
        shown[place] = _format(cell.get("s"), formats)
        if reason := _no_value(cell):
            broken[place] = reason
    return Scan(shown, broken, height, width)


def parse_address(sheet: str, text: str) -> CellAddress:
    """Return row and column of a reference such as `AB12`."""
    found = _REFERENCE.match(text)
    if found is None:
        raise cell_not_understood(sheet, text, "セル番地（例: B7）", "a cell address such as B7")
    column = 0
    for letter in found.group(1):
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found.group(2)), column


def address(row: int, column: int) -> str:
    """Return a reference such as `AB12` for row and column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _format(style: str | None, formats: Sequence[str]) -> str:
    """Return a cell's format code; a style that is not there shows as General, as in Excel."""
    number = int(style) if style and style.isascii() and style.isdigit() else 0
    return formats[number] if number < len(formats) else "General"


def _no_value(cell: etree._Element) -> str:
    value = cell.findtext(f"{_MAIN}v")
    if cell.get("t") == "e":
        return f"error {value}"
    formula = cell.findtext(f"{_MAIN}f")
    stored = bool(value) or cell.get("t") == "str"  # a formula may lawfully result in no text
    return "" if formula is None or stored else f"formula ={formula}"


def _check_extent(name: str, height: int, width: int, limits: Limits) -> None:
    if height > limits.rows or width > limits.columns or height * width > limits.area:
        raise unsafe_container(
            name,
            f"シートが大きすぎます（{height}行{width}列）",
            f"the sheet is too large ({height} rows, {width} columns)",
        )
