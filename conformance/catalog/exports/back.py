"""Take an exported workbook back: only what was edited in it changes, and nothing turns official.

Each cell is compared with what an export shows today; an entry none of whose cells differ is left
as it is, to the byte.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.catalog.exports.book import FORMAT, HEAD_ROW, MARK, facts_of, shapes_of
from conformance.catalog.exports.refused import (
    no_such_row,
    not_taken,
    official_changed,
    other_version,
    row_gone,
)
from conformance.catalog.exports.shape import KEY
from conformance.catalog.workbooks.account import CellUse
from conformance.catalog.workbooks.kinds import existing
from conformance.catalog.workbooks.merge import Raw, overlay, rows
from conformance.catalog.workbooks.parts import READ
from conformance.catalog.workbooks.problems import heading_missing, sheet_missing
from conformance.catalog.workbooks.scan import address
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.exports.shape import HeadedColumn, Shape, ShapeRow
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.parts import Use
    from conformance.catalog.workbooks.questions import CellQuestion

_UPPER: Final = HEAD_ROW
_LOWER: Final = HEAD_ROW + 1
"""Rows of the headings, counted from 1."""


@dataclass(slots=True)
class ImportedFiles:
    """The files as they will stand, what became of each cell, and what is asked."""

    before: dict[str, list[Raw]] = field(default_factory=dict)
    files: dict[str, list[Raw]] = field(default_factory=dict)
    uses: list[CellUse] = field(default_factory=list)
    questions: list[CellQuestion] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def is_export(book: Workbook) -> bool:
    """Say whether a workbook says of itself that it is an export."""
    return FORMAT in said_of(book).values()


def said_of(book: Workbook) -> dict[str, str]:
    """Return what the first sheet of an export says; empty where there is no such sheet."""
    mark = next((sheet for sheet in book.sheets if sheet.name == MARK), None)
    if mark is None:
        return {}
    return {mark.text(row, 1): mark.text(row, 2) for row in range(1, mark.height + 1)}


def take_back(book: Workbook, spec: Specification) -> ImportedFiles:
    """Return what the edited cells of an export make of the files of its version.

    Raises:
        CatalogError: IMP130-IMP133; IMP003, IMP005 where a heading or sheet is gone.
    """
    said = said_of(book)
    kind = said.get("種類", "")
    wanted = facts_of(spec, kind)
    if {name: said.get(name) for name in wanted} != wanted:
        raise other_version(f"{book.path.name}: {MARK}!A1", wanted, said)
    taken = ImportedFiles()
    taken.uses += _marks(book)
    for shape in shapes_of(spec, kind):
        sheet = next((one for one in book.sheets if one.name == shape.sheet), None)
        if sheet is None:
            raise sheet_missing(book.path.name, shape.sheet, [one.name for one in book.sheets])
        if shape.file not in taken.files:
            taken.before[shape.file] = existing(spec.directory, shape.file)
            taken.files[shape.file] = deepcopy(taken.before[shape.file])
        _Back(taken, shape, sheet, _columns(sheet, shape)).take()
    return taken


@dataclass(frozen=True, slots=True)
class _Back:
    """One sheet that is taken back."""

    taken: ImportedFiles
    shape: Shape
    sheet: SheetGrid
    at: Mapping[str, int]

    def take(self) -> None:
        shown = {row.name: row for row in self.shape.rows(self.taken.before[self.shape.file])}
        seen: set[str] = set()
        for number in range(_LOWER + 1, self.sheet.height + 1):
            if not any(True for _ in self.sheet.row(number)):
                continue
            name = self.sheet.text(number, self.at[KEY])
            if name not in shown or name in seen:
                raise no_such_row(self.sheet.place(number, self.at[KEY]), name)
            seen.add(name)
            self._row(number, shown[name])
        gone = next((name for name in shown if name not in seen), None)
        if gone is not None:
            raise row_gone(self.sheet.name, gone)

    def _row(self, number: int, row: ShapeRow) -> None:
        for column in self.shape.columns:
            at = self.at[column.heading]
            found = self.sheet.text(number, at)
            if found:
                use: Use = "stored" if column.take else "read"
                place = address(number, at)
                self.taken.uses.append(
                    CellUse(self.sheet.name, place, found, use, "", row.name, column.heading)
                )
            if as_read(found) != as_read(column.show(row)):
                self._edit(row, column, found, self.sheet.place(number, at))

    def _edit(self, row: ShapeRow, column: HeadedColumn, found: str, place: str) -> None:
        was = column.show(row)
        facts = None if column.take is None else column.take(row, as_read(found))
        if facts is None:
            raise not_taken(place, column.heading, was, found)
        if "official" in row.shown or "official" in row.owner:
            asked = official_changed(place, row.name, column.heading, was, found)
            self.taken.questions.append(asked)
        _put(self.taken.files[self.shape.file], row, facts, part=not column.of_owner)


def as_read(shown: str) -> str:
    """Return a text as it comes back from a workbook: line feeds alike, no white space around."""
    return shown.replace("\r\n", "\n").strip()


def _put(entries: list[Raw], row: ShapeRow, facts: Raw, *, part: bool) -> None:
    """Lay facts over the entry of a row, or over the part that it shows."""
    at = next(n for n, entry in enumerate(entries) if entry["key"] == row.path[0])
    if len(row.path) == 1 or not part:
        entries[at] = overlay(entries[at], facts, frozenset())
        return
    values = entries[at].get("values")
    if "meaning" in facts and isinstance(values, dict):
        entries[at] = {**entries[at], "values": {**values, row.path[1]: facts["meaning"]}}
        return
    items = [
        overlay(item, facts, frozenset()) if item["key"] == row.path[1] else item
        for item in rows(entries[at].get("items"))
    ]
    entries[at] = {**entries[at], "items": items}


def _columns(sheet: SheetGrid, shape: Shape) -> dict[str, int]:
    """Return the columns of a sheet by their headings, wherever they were moved to."""
    found = {squeeze(text): at for at, text in sheet.row(_UPPER)}
    found |= {squeeze(text): at for at, text in sheet.row(_LOWER)}
    columns: dict[str, int] = {}
    for column in shape.columns:
        at = found.get(squeeze(column.heading))
        if at is None:
            raise heading_missing(sheet.place(_UPPER, 1), column.heading, found)
        columns[column.heading] = at
    return columns


def _marks(book: Workbook) -> Iterator[CellUse]:
    for sheet in book.sheets:
        last = sheet.height if sheet.name == MARK else _LOWER
        for row in range(1, min(last, sheet.height) + 1):
            for at, text in sheet.row(row):
                yield CellUse(sheet.name, address(row, at), text, READ)
