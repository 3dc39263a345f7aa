"""A workbook as text: what each cell shows, addressed by row and column from 1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.container import WorkbookLimits, drawings, has_macros, read_parts
from conformance.catalog.workbooks.contents import contents_of
from conformance.catalog.workbooks.looks import looks_of
from conformance.catalog.workbooks.notes import notes_of
from conformance.catalog.workbooks.problems import (
    built_otherwise,
    cell_broken,
    sheet_missing,
    unsafe_container,
)
from conformance.catalog.workbooks.safe_xml import check_xml
from conformance.catalog.workbooks.scan import CellAddress, Scan, address, scan_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.rich_text import Struck

_MOST_COVERED = 1_000_000


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet: the shown text of non-empty cells, cells without a value, merged cells.

    `merged` leads from the first cell of a merged range to its last, `covered` from each other cell
    of it to the first. `numbers` are the cells that hold a number shown under no format of its own,
    `altered` those that show something else than they hold.
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
    altered: frozenset[CellAddress] = frozenset()

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

    `drawings` are never read either: text in them is known by a checksum alone. `notes` on cells
    stand by sheet and cell. `macros`: it has programs that may change cells when Excel opens it.
    """

    path: Path
    sheets: tuple[SheetGrid, ...]
    hidden: tuple[SheetGrid, ...] = ()
    drawings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    macros: bool = False

    def named(self, fragment: str) -> tuple[SheetGrid, ...]:
        """Return the sheets whose name contains a text; IMP005 when there is none."""
        found = tuple(sheet for sheet in self.sheets if fragment in sheet.name)
        if not found:
            raise sheet_missing(self.path.name, fragment, [s.name for s in self.sheets])
        return found


def read_workbook(path: Path, limits: WorkbookLimits | None = None) -> Workbook:
    """Return a workbook's cells as shown text.

    No other reader is asked: one that takes a foreign element for a cell, as compiled ones do, may
    end the process over it, or show another value than Excel.

    Raises:
        CatalogError: IMP001, IMP002, unsafe; IMP004, IMP014, a cell or sheet that cannot be read.
    """
    bounds = limits or WorkbookLimits()
    parts = read_parts(path, bounds)
    for name, data in parts.items():
        check_xml(name, data, bounds.marks)
    contents = contents_of(str(path), parts)
    looks = looks_of(contents.styles, contents.shared, since_1904=contents.since_1904)
    seen: list[SheetGrid] = []
    unseen: list[SheetGrid] = []
    for listed in contents.sheets:
        sheet = _sheet(scan_sheet(listed.name, parts[listed.part], looks, bounds))
        (seen if listed.seen else unseen).append(sheet)
    notes: dict[str, str] = {}
    for listed in contents.sheets:
        notes |= notes_of(listed, parts) if listed.seen else {}
    seen_and_not = tuple(seen), tuple(unseen)
    return Workbook(path, *seen_and_not, drawings(path), notes, has_macros(path))


def _sheet(scan: Scan) -> SheetGrid:
    kept = {at: one.kept for at, one in scan.struck.items() if one.kept}
    return SheetGrid(
        scan.name,
        scan.texts | kept,
        scan.broken,
        scan.merged,
        scan.height,
        scan.width,
        covered=_covered(scan),
        numbers=frozenset(scan.numbers),
        struck=scan.struck,
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
        altered=frozenset(scan.altered),
    )


def _covered(scan: Scan) -> dict[CellAddress, CellAddress]:
    """Return the cells that merged ranges cover, and the first cell of each."""
    covered: dict[CellAddress, CellAddress] = {}
    for first, last in scan.merged.items():
        bottom, right = min(last[0], scan.height), min(last[1], scan.width)
        if (bottom - first[0] + 1) * (right - first[1] + 1) + len(covered) > _MOST_COVERED:
            raise unsafe_container(
                scan.place(first), "結合したセルが多すぎます", "too many merged cells"
            )
        for row in range(first[0], bottom + 1):
            for column in range(first[1], right + 1):
                if (row, column) in covered:
                    raise built_otherwise(scan.place((row, column)), "<mergeCell>")
                if (row, column) != first:
                    covered[row, column] = first
    return covered
