"""A sheet's XML, cell by cell: what is shown, what is broken, struck out or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.altered import alters_number, alters_text
from conformance.catalog.workbooks.cell_value import FORMULA, VALUE, shown_text, value_of
from conformance.catalog.workbooks.problems import (
    built_otherwise,
    cell_not_understood,
    unsafe_container,
)
from conformance.catalog.workbooks.rich_text import RichText, Struck
from conformance.catalog.workbooks.safe_xml import MAIN, each

if TYPE_CHECKING:
    from lxml import etree

    from conformance.catalog.workbooks.cell_value import CellValue
    from conformance.catalog.workbooks.container import WorkbookLimits
    from conformance.catalog.workbooks.formats import CellStyle
    from conformance.catalog.workbooks.looks import CellStyles

CellAddress = tuple[int, int]
"""Row and column, both from 1."""

_SHEET, _DATA, _ROW, _CELL = (f"{MAIN}{tag}" for tag in ("worksheet", "sheetData", "row", "c"))
_COLUMN, _MERGED, _MORE = (f"{MAIN}{tag}" for tag in ("col", "mergeCell", "extLst"))
_PARENTS = {_COLUMN: f"{MAIN}cols", _MERGED: f"{MAIN}mergeCells", _ROW: _DATA, _DATA: _SHEET}
_SHEETS = (_SHEET, f"{MAIN}chartsheet", f"{MAIN}dialogsheet")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[0-9]{1,7}")
_LETTERS = 26
_TRUE = ("1", "true")
_UNSEEN_POINTS, _UNSEEN_LETTERS = 2.0, 0.5  # a row lower, a column narrower than this shows nothing


@dataclass(slots=True)
class Scan:
    """The shown text of each cell that is not blank, cells without a value and why, the extent.

    `numbers`: cells that hold a number under no format of its own. `altered`: cells that show
    something else than they hold. `struck`: cells whose text is
    struck through, with the part of it that is. `hidden_rows` and `hidden_columns`: what a person
    who opens the sheet does not see. `merged`: ranges of merged cells, first to last.
    """

    name: str
    texts: dict[CellAddress, str] = field(default_factory=dict)
    numbers: set[CellAddress] = field(default_factory=set)
    altered: set[CellAddress] = field(default_factory=set)
    broken: dict[CellAddress, str] = field(default_factory=dict)
    struck: dict[CellAddress, Struck] = field(default_factory=dict)
    merged: dict[CellAddress, CellAddress] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0
    last: CellAddress = (0, 0)

    def place(self, at: CellAddress) -> str:
        """Return sheet and cell."""
        return f"{self.name}!{address(*at)}"


def scan_sheet(name: str, data: bytes, looks: CellStyles, limits: WorkbookLimits) -> Scan:
    """Return what a sheet says, its name being for messages.

    The extent is taken from the cells, since the declared dimension can lie. Cells follow each
    other as Excel writes them, so that none is read that another program would not see.

    Raises:
        CatalogError: IMP001, out of bounds; IMP004, no address or value; IMP014, built otherwise.
    """
    scan, root = Scan(name), ""
    for element in each(name, data, (_CELL, *_PARENTS, *_SHEETS)):
        root = str(element.tag)
        if (parent := _PARENTS.get(root)) is not None:
            _hold_parent(scan, element, parent)
        if root == _CELL:
            _cell(scan, element, looks, limits)
        elif root == _ROW:
            _row(scan, element)
        elif root == _DATA:
            _hold_children(scan, element, _ROW)
        elif root == _COLUMN:
            _column(scan, element, limits)
        elif root == _MERGED:
            _merge(scan, element)
    if root not in _SHEETS:
        raise built_otherwise(name, "<worksheet> ?")
    return scan


def _cell(scan: Scan, cell: etree._Element, looks: CellStyles, limits: WorkbookLimits) -> None:
    at = parse_address(scan.name, str(cell.get("r")))
    scan.height, scan.width = max(scan.height, at[0]), max(scan.width, at[1])
    _check_extent(scan, limits)
    row = cell.getparent()
    if at <= scan.last or row is None or row.tag != _ROW or row.get("r") != str(at[0]):
        raise built_otherwise(scan.place(at), f"<c r={cell.get('r')!r}>")
    scan.last = at
    style, value = looks.style(_number(cell.get("s"))), value_of(scan.place(at), cell, looks)
    if text := shown_text(value, style, since_1904=looks.since_1904):
        scan.texts[at] = text
    if isinstance(value, float) and style.code == "General" and not style.is_day:
        scan.numbers.add(at)
    if text and _alters(value, style):
        scan.altered.add(at)
    if reason := _no_value(cell):
        scan.broken[at] = reason
    found = Struck(None) if style.struck else value.struck if isinstance(value, RichText) else None
    if text and found is not None:
        scan.struck[at] = found


def _alters(value: CellValue, style: CellStyle) -> bool:
    """Say whether the format of a cell lets it show something else than its value, or nothing."""
    if isinstance(value, RichText):
        return alters_text(style.look)
    if isinstance(value, bool) or not isinstance(value, float) or style.is_day:
        return False
    return alters_number(style.look, value)


def _row(scan: Scan, row: etree._Element) -> None:
    _hold_children(scan, row, _CELL)
    if row.get("hidden") in _TRUE or _below(row.get("ht"), _UNSEEN_POINTS):
        scan.hidden_rows.add(_number(row.get("r")))


def _column(scan: Scan, column: etree._Element, limits: WorkbookLimits) -> None:
    if column.get("hidden") in _TRUE or _below(column.get("width"), _UNSEEN_LETTERS):
        last = min(_number(column.get("max")), limits.columns)
        scan.hidden_columns |= set(range(_number(column.get("min")), last + 1))


def _merge(scan: Scan, element: etree._Element) -> None:
    first, _, last = str(element.get("ref")).partition(":")
    begin = parse_address(scan.name, first)
    if begin in scan.merged:
        raise built_otherwise(scan.place(begin), "<mergeCell>")
    scan.merged[begin] = parse_address(scan.name, last or first)


def _hold_parent(scan: Scan, element: etree._Element, parent: str) -> None:
    above = element.getparent()
    if above is None or above.tag != parent:
        raise built_otherwise(_so_far(scan), str(element.tag))


def _hold_children(scan: Scan, element: etree._Element, child: str) -> None:
    for one in element:
        if one.tag not in (child, _MORE):
            raise built_otherwise(_so_far(scan), str(one.tag))


def _so_far(scan: Scan) -> str:
    """Return the last cell that was read, near which something is wrong."""
    return scan.place(scan.last) if scan.last[0] else scan.name


def parse_address(sheet: str, text: str) -> CellAddress:
    """Return row and column of a reference such as `AB12`."""
    found = _REFERENCE.fullmatch(text)
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


def _number(text: str | None) -> int:
    """Return the number an attribute holds; 0 where it holds none, as in Excel."""
    return int(text) if text and _NUMBER.fullmatch(text) else 0


def _below(text: str | None, limit: float) -> bool:
    """Say whether an attribute holds a size smaller than a limit."""
    try:
        return text is not None and float(text) < limit
    except ValueError:
        return False


def _no_value(cell: etree._Element) -> str:
    value = cell.findtext(VALUE)
    if cell.get("t") == "e":
        return f"error {value}"
    formula = cell.findtext(FORMULA)
    stored = bool(value) or cell.get("t") == "str"  # a formula may lawfully result in no text
    return "" if formula is None or stored else f"formula ={formula}"


def _check_extent(scan: Scan, limits: WorkbookLimits) -> None:
    height, width = scan.height, scan.width
    if height > limits.rows or width > limits.columns or height * width > limits.area:
        raise unsafe_container(
            scan.name,
            f"シートが大きすぎます（{height}行{width}列）",
            f"the sheet is too large ({height} rows, {width} columns)",
        )
