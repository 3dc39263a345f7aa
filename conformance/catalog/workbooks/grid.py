"""A workbook as text: what each cell shows, addressed by row and column from 1."""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from conformance.catalog.workbooks.container import Limits, drawings, read_parts, repack
from conformance.catalog.workbooks.formats import shown_number
from conformance.catalog.workbooks.looks import looks_of
from conformance.catalog.workbooks.problems import cell_broken, sheet_missing, unsafe_container
from conformance.catalog.workbooks.safe_xml import check_xml, parse_xml
from conformance.catalog.workbooks.scan import CellAddress, Scan, address, scan_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.looks import Struck

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the shown text of non-empty cells, cells without a value, merged cells.

    `merged` leads from the first cell of a merged range to its last, `covered` from each other cell
    of it to the first. `numbers` are the cells that hold a number shown under no format of its own.
    `struck` and the hidden rows and columns are what a reader may not take for live text.
    """

    name: str
    cells: Mapping[CellAddress, str]
    broken: Mapping[CellAddress, str]
    merged: Mapping[CellAddress, CellAddress]
    height: int
    width: int
    covered: Mapping[CellAddress, CellAddress] = field(default_factory=dict)
    numbers: frozenset[CellAddress] = frozenset()
    struck: Mapping[CellAddress, Struck] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, stripped; empty when blank. IMP007 when it has no value."""
        if (row, column) in self.broken:
            found = self.broken[row, column]
            raise cell_broken(self.place(row, column), found, found)
        return self.cells.get((row, column), "")

    def place(self, row: int, column: int) -> str:
        """Return sheet and cell as a person finds them: `コード一覧!A6`."""
        return f"{self.name}!{address(row, column)}"

    def span(self, row: int, column: int) -> CellAddress:
        """Return the last row and column of the merged cell that starts here, or the cell."""
        return self.merged.get((row, column), (row, column))

    def row(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield column and text of the non-empty cells of a row, from the left."""
        for column in range(1, self.width + 1):
            if text := self.cells.get((row, column), ""):
                yield column, text


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook in their order; those that are `hidden` are not read.

    `drawings` are never read either: text in them is known by a checksum alone.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    hidden: tuple[Sheet, ...] = ()
    drawings: Mapping[str, str] = field(default_factory=dict)

    def named(self, fragment: str) -> tuple[Sheet, ...]:
        """Return the sheets whose name contains a text; IMP005 when there is none."""
        found = tuple(sheet for sheet in self.sheets if fragment in sheet.name)
        if not found:
            raise sheet_missing(self.path.name, fragment, [s.name for s in self.sheets])
        return found


def read_workbook(path: Path, limits: Limits | None = None) -> Workbook:
    """Return a workbook's cells as shown text; `CatalogError` IMP001, IMP002 when unsafe.

    Values come from calamine, which sees only the parts checked here; number formats, bounds and
    formulas without stored results come from the sheet XML, which calamine does not show.
    """
    bounds = limits or Limits()
    parts = read_parts(path, bounds)
    for name, data in parts.items():
        check_xml(name, data)
    looks = looks_of(parts)
    listed = _sheet_parts(parts)
    scans = {
        name: scan_sheet(name, parts[part], looks, bounds)
        for name, (part, _) in listed.items()
        if part in parts
    }
    try:
        values = CalamineWorkbook.from_filelike(repack(parts))
        sheets = {name: _sheet(values, name, scan) for name, scan in scans.items()}
    except CalamineError as error:
        raise unsafe_container(
            str(path), f"壊れています（{error}）", f"broken ({error})"
        ) from error
    seen = tuple(sheet for name, sheet in sheets.items() if listed[name][1])
    unseen = tuple(sheet for name, sheet in sheets.items() if not listed[name][1])
    return Workbook(path, seen, unseen, drawings(path))


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, tuple[str, bool]]:
    """Return the part of each sheet, and whether a person who opens the workbook sees it."""
    relations = {
        str(node.get("Id")): _target(str(node.get("Target")))
        for node in parse_xml("workbook.xml.rels", parts.get("xl/_rels/workbook.xml.rels", b"<r/>"))
    }
    book = parse_xml("xl/workbook.xml", parts["xl/workbook.xml"])
    return {
        str(node.get("name")): (
            relations.get(str(node.get(_REL)), ""),
            node.get("state") not in ("hidden", "veryHidden"),
        )
        for node in book.iter(f"{_MAIN}sheet")
    }


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _sheet(values: CalamineWorkbook, name: str, scan: Scan) -> Sheet:
    found = values.get_sheet_by_name(name)
    rows = found.to_python(skip_empty_area=False)
    cells: dict[CellAddress, str] = {}
    numbers: set[CellAddress] = set()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            place = (number, column)
            form = scan.formats.get(place, "General")
            if text := _shown(value, form):
                cells[place] = text
            if isinstance(value, int | float) and form == "General":
                numbers.add(place)
    cells.update({at: one.kept for at, one in scan.struck.items() if one.kept and at in cells})
    merged = {
        (first[0] + 1, first[1] + 1): (last[0] + 1, last[1] + 1)
        for first, last in found.merged_cell_ranges or ()
    }
    return Sheet(
        name,
        cells,
        scan.broken,
        merged,
        scan.height,
        scan.width,
        covered=_covered(merged, scan),
        numbers=frozenset(numbers),
        struck={at: one for at, one in scan.struck.items() if at in cells},
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
    )


def _covered(
    merged: Mapping[CellAddress, CellAddress], scan: Scan
) -> dict[CellAddress, CellAddress]:
    return {
        (row, column): first
        for first, last in merged.items()
        for row in range(first[0], min(last[0], scan.height) + 1)
        for column in range(first[1], min(last[1], scan.width) + 1)
        if (row, column) != first
    }


def _shown(value: object, code: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, code)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value).strip(" \t\r\n")
