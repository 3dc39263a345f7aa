"""Headings: found by name, over two merged rows, whatever line feeds and widths they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conformance.catalog.workbooks.problems import cell_not_understood, heading_missing
from conformance.catalog.workbooks.text import squeeze, without_end_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid

T = TypeVar("T")

_SEARCHED_ROWS = 60


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of a sheet: first and last column of each heading, and the first row of data."""

    sheet: SheetGrid
    columns: Mapping[str, tuple[int, int]]
    first_row: int
    heading_row: int = 0

    def text(self, row: int, heading: str) -> str:
        """Return a row's text under a heading; empty when blank or when there is no such heading.

        A heading merged over several columns yields their texts put together: the two cells of
        データ項目ID, or the one of five in which a response field's name is indented.
        """
        first, last = self.columns.get(squeeze(heading), (1, 0))
        texts = (self.sheet.text(row, column) for column in range(first, last + 1))
        return "".join(without_end_mark(text) for text in texts)

    def merged_text(self, row: int, heading: str) -> str:
        """Return a row's text under a heading, or that of a cell merged over the row.

        Only cells of the table's own rows: a heading never holds for the rows below it.
        """
        if text := self.text(row, heading):
            return text
        column = self.columns.get(squeeze(heading), (0, 0))[0]
        above, _ = self.sheet.covered.get((row, column), (0, 0))
        return self.text(above, heading) if self.first_row <= above < row else ""

    def place(self, row: int, heading: str) -> str:
        """Return sheet and cell of a row under a heading."""
        return self.sheet.place(row, self.columns.get(squeeze(heading), (1, 1))[0])

    def need(self, *headings: str) -> None:
        """Raise IMP003 for the first heading that is missing."""
        for heading in headings:
            if squeeze(heading) not in self.columns:
                where = self.sheet.place(max(self.first_row - 1, 1), 1)
                raise heading_missing(where, heading, self.columns)

    def unknown(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the headings that no reader knows, for the report."""
        names = {squeeze(heading) for heading in known}
        return tuple(name for name in self.columns if name not in names)


def find_table(sheet: SheetGrid, first: str, also: str, *, from_row: int = 1) -> SheetTable:
    """Return the table whose heading row holds `first` and `also`; IMP003 when there is none.

    A heading is the upper cell, or `upper_lower` where a second row divides it (グループ_主キー).
    There is a second row when the first heading is merged over two rows.
    """
    last = min(sheet.height, from_row + _SEARCHED_ROWS)
    for row in range(from_row, last + 1):
        upper = {column: squeeze(text) for column, text in sheet.row(row)}
        if squeeze(first) in upper.values() and squeeze(also) in upper.values():
            corner = next(c for c, text in upper.items() if text == squeeze(first))
            last_row = sheet.span(row, corner)[0]
            return SheetTable(sheet, _columns(sheet, row, last_row), last_row + 1, row)
    found = (text for number in range(from_row, last + 1) for _, text in sheet.row(number))
    raise heading_missing(sheet.place(from_row, 1), first, list(found)[:12])


def read_cell(
    table: SheetTable, row: int, heading: str, parse: Callable[[str], T | None], ja: str, en: str
) -> T:
    """Return what `parse` makes of a row's cell; IMP004 when it makes nothing of it."""
    found = table.merged_text(row, heading)
    value = parse(found)
    if value is None:
        raise cell_not_understood(table.place(row, heading), found, ja, en)
    return value


def read_text(table: SheetTable, row: int, heading: str) -> str:
    """Return a row's text under a heading without line feeds; IMP004 when it is empty."""
    return read_cell(table, row, heading, _one_line, "空でない文字列", "some text")


def _one_line(text: str) -> str | None:
    return "".join(text.split("\n")) or None


def _columns(sheet: SheetGrid, row: int, last_row: int) -> dict[str, tuple[int, int]]:
    upper = {column: squeeze(text) for column, text in sheet.row(row)}
    lower = {c: squeeze(text) for r in range(row + 1, last_row + 1) for c, text in sheet.row(r)}
    columns: dict[str, tuple[int, int]] = {}
    parent = ""
    for column in sorted({*upper, *lower}):
        parent = upper.get(column, parent)
        start_row = last_row if column in lower else row
        name = f"{parent}_{lower[column]}" if column in lower else parent
        columns.setdefault(name, (column, sheet.span(start_row, column)[1]))
    return columns
