"""Doubts that any table can raise: what is hidden, struck through, merged, or renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.workbooks.notes import cell_note
from conformance.catalog.workbooks.questions import (
    heading_gone,
    hidden_column,
    hidden_row,
    hidden_sheet,
    merged_cell,
    struck_through,
)
from conformance.catalog.workbooks.text import squeeze
from conformance.catalog.workbooks.unseen import macros, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.parts import TakenRows, WorkbookContents
    from conformance.catalog.workbooks.questions import CellQuestion


def suspicions(book: Workbook, taken: WorkbookContents) -> tuple[CellQuestion, ...]:
    """Return what a person who looks at the workbook would not see, or would see as deleted."""
    return (
        *(hidden_sheet(s.name, len(s.cells)) for s in book.hidden if s.cells),
        *([macros(f"{book.sheets[0].name}!A1")] if book.macros else []),
        *(cell_note(place, text) for place, text in book.notes.items()),
        *(question for sheet in book.sheets for question in _struck(sheet, taken)),
        *(question for part in taken.parts for question in _part(part)),
    )


def _struck(sheet: SheetGrid, taken: WorkbookContents) -> Iterator[CellQuestion]:
    parts = [part for part in taken.parts if part.table.sheet is sheet]
    rows = {row: name for part in parts for row, name in part.rows.items()}
    for at, one in sorted(sheet.struck.items()):
        text = one.struck or sheet.cells[at]
        yield struck_through(sheet.place(*at), text, rows.get(at[0], ""))


def _part(part: TakenRows) -> Iterator[CellQuestion]:
    table, columns = part.table, part.columns()
    for row, name in part.rows.items():
        if row in table.sheet.hidden_rows:
            yield hidden_row(table.sheet.place(row, min(c for c, _ in columns.values())), name)
    for row in range(table.heading_row, table.first_row):
        if row in table.sheet.hidden_rows:
            yield hidden_row(table.sheet.place(row, 1), "見出し / headings")
    for heading, (first, _) in columns.items():
        if first in table.sheet.hidden_columns:
            yield hidden_column(table.sheet.place(table.heading_row, first), heading)
    yield from _merged(part)
    yield from _headings(part)
    yield from unseen(part)


def _merged(part: TakenRows) -> Iterator[CellQuestion]:
    sheet = part.table.sheet
    for heading, (first, last) in part.columns().items():
        if heading in part.spanned:
            continue
        for row, name in part.rows.items():
            for column in range(first, last + 1):
                below, _ = sheet.span(row, column)
                rows = [one for one in part.rows if row <= one <= below]
                if len(rows) > 1 and sheet.cells.get((row, column)):
                    yield merged_cell(sheet.place(row, column), heading, len(rows), name)


def _headings(part: TakenRows) -> Iterator[CellQuestion]:
    """Yield a doubt for each known heading that is missing, where an unknown one stands instead."""
    unknown = part.unknown()
    table = part.table
    for heading in part.missing() if unknown else ():
        name = nearest(squeeze(heading), unknown) or unknown[0]
        first = table.columns[name][0]
        yield heading_gone(table.sheet.place(table.heading_row, first), heading, name)
