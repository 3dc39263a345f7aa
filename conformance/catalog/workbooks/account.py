"""The ledger of a workbook's cells: each filled cell, what became of it, and by which rule."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.workbooks.parts import READ, UNREAD
from conformance.catalog.workbooks.scan import address
from conformance.catalog.workbooks.text import END_MARK, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.parts import TakenRows, Use, WorkbookContents
    from conformance.catalog.workbooks.scan import CellAddress

RULES: Final[Mapping[str, tuple[str, str]]] = {
    "end-mark": ("行や表の終わりの印「e」", "the mark e at the end of rows and tables"),
    "hidden-sheet": ("非表示のシート", "a sheet that is hidden"),
    "legend": ("凡例のシート（表の読み方）", "a sheet that explains how tables are read"),
    "reference-only": ("凡例が参考とする列", "a column that the legend calls reference only"),
    "row-number": ("行の通し番号", "the running number of a row"),
    "former-wording": ("改定前の文", "the wording before the revision"),
    "frame-row": ("JSONの最外側と閉じ括弧の行", "rows of the outermost object and of brackets"),
    "repeats-example": ("同じ行の記述例の写し", "a copy of the example in the same row"),
    "sheet-title": ("表より上の書名・シート名", "titles above the table"),
}
"""The rules by which a cell is left out, in both languages."""

_DIGITS = 6
_CIRCLES = str.maketrans("〇◯⦾", "○○◎")


@dataclass(frozen=True, slots=True)
class CellUse:
    """A filled cell and what became of it; `row` and `heading` name it apart from its address.

    Both are empty for a cell outside the rows that a reader took.
    """

    sheet: str
    cell: str
    text: str
    use: Use
    rule: str = ""
    row: str = ""
    heading: str = ""

    @property
    def place(self) -> str:
        """Sheet and cell as a person finds them."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Cells:
    """How many cells are filled, and of these how many were put to each use."""

    filled: int
    stored: int
    read: int
    ignored: int
    unread: int


def digest(text: str) -> str:
    """Return a short digest of a cell's text, to tell whether it says something else.

    Blanks, widths and look-alike circles make no difference.
    """
    said = squeeze(text).translate(_CIRCLES)
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


def count(uses: Iterable[CellUse]) -> Cells:
    """Return the numbers of cells by use; the four uses add up to what is filled."""
    found = Counter(one.use for one in uses)
    return Cells(found.total(), found["stored"], found["read"], found["ignored"], found["unread"])


def account(book: Workbook, taken: WorkbookContents) -> tuple[CellUse, ...]:
    """Return every filled cell of a workbook with its use, by sheet, row and column."""
    return (
        *(use for sheet in book.sheets for use in _sheet(sheet, taken)),
        *(
            _use(sheet, at, text, "hidden-sheet")
            for sheet in book.hidden
            for at, text in sorted(sheet.cells.items())
        ),
    )


def drawing_uses(book: Workbook) -> tuple[CellUse, ...]:
    """Return the drawings of a workbook as if they were cells that nobody reads."""
    named = ((*name.rsplit("/", 1), text) for name, text in sorted(book.drawings.items()))
    return tuple(CellUse(folder, file, text, "unread") for folder, file, text in named)


def _sheet(sheet: SheetGrid, taken: WorkbookContents) -> Iterator[CellUse]:
    parts = [part for part in taken.parts if part.table.sheet is sheet]
    known: dict[CellAddress, CellUse] = {}
    for part in parts:
        known.update(_rows(part))
    for spot in taken.spots:
        at = (spot.row, spot.column)
        if spot.sheet is sheet and at in sheet.cells:
            known.setdefault(at, _use(sheet, at, sheet.cells[at], spot.use))
    for at, text in sorted(sheet.cells.items()):
        yield known.get(at) or _use(sheet, at, text, _outside(sheet, at, text, parts))


def _rows(part: TakenRows) -> Iterator[tuple[CellAddress, CellUse]]:
    sheet, columns = part.table.sheet, part.columns()
    for row, name in part.rows.items():
        for heading, (first, last) in columns.items():
            for column in range(first, last + 1):
                at = (row, column)
                text = sheet.cells.get(at)
                if text is not None:
                    rule = "end-mark" if text == END_MARK else part.uses[heading]
                    yield at, _use(sheet, at, text, rule, name, heading)


def _outside(sheet: SheetGrid, at: CellAddress, text: str, parts: list[TakenRows]) -> str:
    """Return the use of a cell that no reader named."""
    if "凡例" in sheet.name:
        return "legend"
    if text == END_MARK:
        return "end-mark"
    row, column = at
    for part in parts:
        table = part.table
        if table.heading_row <= row < table.first_row and _under(table.columns.values(), column):
            return READ
        if row in part.rows and _repeats_example(part, row, text):
            return "repeats-example"
    first = min((part.table.heading_row for part in parts), default=0)
    return "sheet-title" if row < first and _is_title(text, sheet) else UNREAD


def _under(spans: Iterable[tuple[int, int]], column: int) -> bool:
    return any(first <= column <= last for first, last in spans)


def _repeats_example(part: TakenRows, row: int, text: str) -> bool:
    example = "".join(part.table.text(row, "記述例").split())
    return bool(text) and "".join(text.split()) in example


def _is_title(text: str, sheet: SheetGrid) -> bool:
    """Say whether a text only repeats what the document or the sheet is called."""
    return text.startswith("■") or text in _TITLES or text in sheet.name or text.endswith("仕様")


_TITLES = ("API仕様書", "仕様名", "コード一覧表", "業務名")


def _use(
    sheet: SheetGrid, at: CellAddress, text: str, use: str, row: str = "", heading: str = ""
) -> CellUse:
    kind = cast("Use", "ignored" if use in RULES else use)
    rule = use if use in RULES else ""
    return CellUse(sheet.name, address(*at), text, kind, rule, row, heading)
