"""What calamine does not tell of a sheet: formats, bounds, broken cells, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import cell_not_understood, unsafe_container
from conformance.catalog.workbooks.safe_xml import each

if TYPE_CHECKING:
    from lxml import etree

    from conformance.catalog.workbooks.container import Limits
    from conformance.catalog.workbooks.looks import Looks, Struck

CellAddress = tuple[int, int]
"""Row and column, both from 1."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")
_LETTERS = 26
_TRUE = ("1", "true")


@dataclass(slots=True)
class Scan:
    """The format of each cell, cells without a value and why, and the sheet's extent.

    `struck`: cells whose text is struck through, with the part of it that is. `hidden_rows` and
    `hidden_columns`: what a person who opens the sheet does not see.
    """

    formats: dict[CellAddress, str] = field(default_factory=dict)
    broken: dict[CellAddress, str] = field(default_factory=dict)
    struck: dict[CellAddress, Struck] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0


def scan_sheet(name: str, data: bytes, looks: Looks, limits: Limits) -> Scan:
    """Return what calamine leaves out of a sheet; IMP001 when it is out of bounds.

    The extent is taken from the cells, since the declared dimension can lie; it is checked here
    because a reader of values allocates the whole rectangle up to the last cell.
    """
    scan = Scan()
    for element in each(name, data, (f"{_MAIN}c", f"{_MAIN}row", f"{_MAIN}col")):
        if element.tag == f"{_MAIN}c":
            _cell(scan, name, element, looks, limits)
        elif element.get("hidden") in _TRUE:
            _hide(scan, element, limits)
    return scan


def _cell(scan: Scan, name: str, cell: etree._Element, looks: Looks, limits: Limits) -> None:
    place = parse_address(name, str(cell.get("r")))
    scan.height, scan.width = max(scan.height, place[0]), max(scan.width, place[1])
    _check_extent(name, scan.height, scan.width, limits)
    style = _style(cell.get("s"))
    scan.formats[place] = looks.format(style)
    if reason := _no_value(cell):
        scan.broken[place] = reason
    if (found := looks.struck_in(style, cell)) is not None:
        scan.struck[place] = found


def _hide(scan: Scan, element: etree._Element, limits: Limits) -> None:
    if element.tag == f"{_MAIN}row":
        scan.hidden_rows.add(_style(element.get("r")))
        return
    last = min(_style(element.get("max")), limits.columns)
    scan.hidden_columns |= set(range(_style(element.get("min")), last + 1))


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


def _style(text: str | None) -> int:
    """Return the number an attribute holds; 0 where it holds none, as in Excel."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


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
