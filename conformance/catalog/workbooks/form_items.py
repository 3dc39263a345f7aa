"""Read 帳票詳細要件: one row a printed item, its form named in the row or above the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.api_spec import value_beside
from conformance.catalog.workbooks.headings import read_cell
from conformance.catalog.workbooks.levels import class_of, level_columns
from conformance.catalog.workbooks.named import named_table
from conformance.catalog.workbooks.parts import READ, STORED, TakenCell, TakenRows, WorkbookContents
from conformance.catalog.workbooks.problems import cell_not_understood, sheet_missing, stands_twice
from conformance.catalog.workbooks.requirement_list import (
    is_row,
    one_line,
    place_of,
    requirement_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.headings import SheetTable
    from conformance.catalog.workbooks.kinds import ImportSource

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "帳票ID": ("帳票ID",),
    "帳票名称": ("帳票名称", "帳票名"),
    "項番": ("項番", "No.", "No"),
    "印字項目": ("印字項目", "システム印字項目", "印字項目名"),
    "データ項目ID": ("データ項目ID",),
    "文字数": ("文字数", "最大文字数", "印字文字数"),
    "編集条件": ("編集条件", "印字編集条件", "編集条件・備考"),
    "備考": ("備考",),
}
"""The headings of a list of printed items, each with the wordings it is seen in."""
_USES: Final[Mapping[str, str]] = {
    "帳票ID": STORED,
    "帳票名称": READ,
    "項番": "row-number",
    "印字項目": STORED,
    "データ項目ID": STORED,
    "文字数": STORED,
    "編集条件": READ,
    "備考": READ,
}
_SPANNED = frozenset(("帳票ID", "帳票名称"))


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A printed item as the list states it; `level` None where the list names none."""

    form: str
    name_ja: str
    item_id: str | None
    digits: int | None
    level: object
    place: OfficialPlace

    @property
    def at(self) -> str:
        """Sheet and cell."""
        return f"{self.place.sheet}!{self.place.cell.partition(':')[0]}"


def read_form_items(
    book: Workbook, source: ImportSource
) -> tuple[tuple[PrintedRow, ...], WorkbookContents]:
    """Return the printed items of every form; `CatalogError` where a row is wrong."""
    found: list[PrintedRow] = []
    taken = WorkbookContents()
    for sheet in book.sheets:
        table = named_table(sheet, WORDS, "印字項目", "項番")
        if table is None:
            continue
        rows = [row for row in range(table.first_row, sheet.height + 1) if is_row(table, row)]
        named: dict[int, str] = {}
        for row in rows:
            one = _row(table, row, source)
            named[row] = f"{one.form}/{one.name_ja}"
            if any(o.form == one.form and o.name_ja == one.name_ja for o in found):
                raise stands_twice(table.place(row, "印字項目"), f"{one.form} {one.name_ja}")
            found.append(one)
        uses = {**_USES, **dict.fromkeys(level_columns(table).names, STORED)}
        present = {name: use for name, use in uses.items() if name in table.columns}
        taken.parts.append(TakenRows(table, named, present, _SPANNED))
        taken.spots += _heads(sheet, table)
    if not taken.parts:
        raise sheet_missing(book.path.name, "印字項目", [s.name for s in book.sheets])
    return tuple(found), taken


def _row(table: SheetTable, row: int, source: ImportSource) -> PrintedRow:
    columns = level_columns(table)
    size, _ = read_cell(table, row, "文字数", cell.digits, "文字数", "a number of characters")
    if size == 0:
        shown = table.merged_text(row, "文字数")
        place = table.place(row, "文字数")
        raise cell_not_understood(place, shown, "1以上の文字数", "one character or more")
    return PrintedRow(
        _form(table, row),
        read_cell(table, row, "印字項目", one_line, "空でない文字列", "some text"),
        table.merged_text(row, "データ項目ID") or None,
        size,
        class_of(table, row, columns, None) if columns.names else None,
        place_of(table, row, source),
    )


def _form(table: SheetTable, row: int) -> str:
    """Return the ID of a row's form: in its own row, or beside 帳票ID above the table."""
    if "帳票ID" in table.columns:
        return read_cell(table, row, "帳票ID", requirement_id, "7桁の数字", "7 digits")
    above = requirement_id(value_beside(table.sheet, "帳票ID"))
    return above or read_cell(table, row, "帳票ID", requirement_id, "7桁の数字", "7 digits")


def _heads(sheet: SheetGrid, table: SheetTable) -> list[TakenCell]:
    rows = range(1, table.heading_row)
    return [
        TakenCell(sheet, row, column, STORED if position else READ)
        for row in rows
        for position, (column, _) in enumerate(sheet.row(row))
        if any(cell.squeeze(text) in ("帳票ID", "帳票名称") for _, text in sheet.row(row))
    ]
