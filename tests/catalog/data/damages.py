"""Ways in which a workbook of the official shape is damaged, and what an import must make of each.

Each damage works by headings, so that it fits the made-up workbooks and the official ones alike.
"""

from __future__ import annotations

import unicodedata
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Outcome = Literal["refused", "asked", "told", "same"]
"""`refused`: an error names the cell. `asked`: a question does. `told`: the report names what is
written. `same`: the workbook says just what it said, and nothing is written."""


def squeeze(text: object) -> str:
    return unicodedata.normalize("NFKC", "".join(str(text or "").split()))


@dataclass(frozen=True)
class Grid:
    """A table of a workbook by its headings: the upper cell, or `upper_lower`."""

    sheet: Worksheet
    top: int
    columns: dict[str, int]
    first: int

    def at(self, nth: int, heading: str) -> Cell:
        """Return the cell of the nth row of data (from 0)."""
        return self.sheet.cell(self.first + nth, self.columns[squeeze(heading)])

    def head(self, heading: str) -> Cell:
        """Return the cell that holds a heading, the lower one of two."""
        lower = self.sheet.cell(self.first - 1, self.columns[squeeze(heading)])
        upper = self.sheet.cell(self.top, self.columns[squeeze(heading)])
        return lower if lower.value else upper


def grid(book: Workbook, first: str, also: str) -> Grid:
    """Return the first table whose heading row holds both headings."""
    for sheet in book:
        if "凡例" in sheet.title:
            continue
        for row in range(1, 61):
            found = {squeeze(c.value): c.column for c in sheet[row] if c.value}
            if {squeeze(first), squeeze(also)} <= found.keys():
                corner = sheet.cell(row, found[squeeze(first)]).coordinate
                span = next((m for m in sheet.merged_cells.ranges if corner in m), None)
                last = span.max_row if span else row
                return Grid(sheet, row, _columns(sheet, row, last), last + 1)
    raise LookupError(first)


def _columns(sheet: Worksheet, top: int, last: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    parent = ""
    for column in range(1, sheet.max_column + 1):
        parent = squeeze(sheet.cell(top, column).value) or parent
        lower = squeeze(sheet.cell(last, column).value) if last > top else ""
        if lower or sheet.cell(top, column).value:
            columns.setdefault(f"{parent}_{lower}" if lower else parent, column)
    return columns


def unmerge(sheet: Worksheet, cell: Cell) -> None:
    for one in list(sheet.merged_cells.ranges):
        if cell.coordinate in one:
            sheet.unmerge_cells(str(one))


def set_cell(nth: int, heading: str, value: object) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        table.at(nth, heading).value = value

    return change


def set_head(heading: str, value: object) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        table.head(heading).value = value

    return change


def merge(heading: str, first: int, last: int) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        cells = table.at(first, heading), table.at(last, heading)
        table.sheet.merge_cells(f"{cells[0].coordinate}:{cells[1].coordinate}")

    return change


def strike(nth: int, heading: str) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        cell = table.at(nth, heading)
        font = copy(cell.font)
        cell.font = Font(name=font.name, size=font.size, strike=True)

    return change


def hide_row(nth: int) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        table.sheet.row_dimensions[table.first + nth].hidden = True

    return change


def hide_column(heading: str) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        letter = table.at(0, heading).column_letter
        table.sheet.column_dimensions[letter].hidden = True

    return change


def hide_sheet(table: Grid) -> None:
    book = table.sheet.parent
    one = book.create_sheet("旧版")
    one["A1"] = "古い項目"
    one.sheet_state = "hidden"


def delete_row(nth: int) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        values = [
            [c.value for c in row] for row in table.sheet.iter_rows(min_row=table.first + nth)
        ]
        formats = [
            [c.number_format for c in row]
            for row in table.sheet.iter_rows(min_row=table.first + nth)
        ]
        below = zip(values[1:], formats[1:], strict=True)
        for at, (row, forms) in enumerate(below, table.first + nth):
            for column, (value, form) in enumerate(zip(row, forms, strict=True), 1):
                _put(table.sheet, at, column, value, form)
        for column in range(1, table.sheet.max_column + 1):
            _put(table.sheet, table.sheet.max_row, column, None, "General")

    return change


def _put(sheet: Worksheet, row: int, column: int, value: object, form: str) -> None:
    cell = sheet.cell(row, column)
    if type(cell).__name__ != "MergedCell":
        cell.value = value
        cell.number_format = form


def swap_columns(one: str, other: str) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        for row in range(table.top, table.sheet.max_row + 1):
            a = table.sheet.cell(row, table.columns[squeeze(one)])
            b = table.sheet.cell(row, table.columns[squeeze(other)])
            if "MergedCell" not in {type(a).__name__, type(b).__name__}:
                a.value, b.value = b.value, a.value
                a.number_format, b.number_format = b.number_format, a.number_format

    return change


def several(*changes: Callable[[Grid], None]) -> Callable[[Grid], None]:
    def change(table: Grid) -> None:
        for one in changes:
            one(table)

    return change
