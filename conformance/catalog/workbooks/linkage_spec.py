"""Read 機能別連携仕様: one row an item of a linkage, or a linkage, under its 連携ID."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.headings import read_cell
from conformance.catalog.workbooks.levels import class_of, level_columns
from conformance.catalog.workbooks.named import named_table
from conformance.catalog.workbooks.parts import READ, STORED, TakenRows, WorkbookContents
from conformance.catalog.workbooks.problems import cell_not_understood, sheet_missing
from conformance.catalog.workbooks.requirement_list import is_row, one_line, place_of
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import OfficialPlace
    from conformance.catalog.workbooks.grid import Workbook
    from conformance.catalog.workbooks.headings import SheetTable
    from conformance.catalog.workbooks.kinds import ImportSource

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "連携ID": ("連携ID", "連携要件ID"),
    "連携名": ("連携名", "連携名称", "連携情報名"),
    "提供側": ("提供側業務", "提供元業務", "提供業務", "提供元"),
    "利用側": ("利用側業務", "利用業務", "提供先業務", "利用先業務"),
    "方式": ("連携方式", "方式"),
    "契機": ("連携頻度・契機", "連携頻度", "契機", "連携タイミング"),
    "データ項目ID": ("データ項目ID",),
    "データ項目": ("データ項目", "項目名"),
    "データ型": ("データ型",),
    "桁数": ("桁数",),
    "コード": ("コード",),
    "主キー": ("主キー",),
    "備考": ("備考",),
    "項番": ("項番", "No.", "No"),
}
"""The headings of a linkage specification, each with the wordings it is seen in."""
_STORED = frozenset(("連携ID", "連携名", "契機"))
_SPANNED = frozenset(("連携ID", "連携名", "提供側", "利用側", "方式", "契機", "実装区分", "項番"))
_ID: Final = re.compile("[0-9]{3}[a-z][0-9]{3}")


@dataclass(slots=True)
class LinkageRow:
    """A linkage as the specification states it, with the IDs of the items that it carries."""

    official_id: str
    name_ja: str
    provider: str
    consumer: str
    mode: tuple[str, ...]
    timing: str
    level: object
    place: OfficialPlace
    items: list[str] = field(default_factory=list)

    @property
    def at(self) -> str:
        """Sheet and cell."""
        return f"{self.place.sheet}!{self.place.cell.partition(':')[0]}"


def read_linkages(
    book: Workbook, source: ImportSource
) -> tuple[tuple[LinkageRow, ...], WorkbookContents]:
    """Return every linkage of a workbook; IMP004 where rows of one contradict each other."""
    found: dict[str, LinkageRow] = {}
    taken = WorkbookContents()
    for sheet in book.sheets:
        table = named_table(sheet, WORDS, "連携ID", "連携名")
        if table is None:
            continue
        named: dict[int, str] = {}
        last = ""
        for row in range(table.first_row, sheet.height + 1):
            if not is_row(table, row):
                continue
            last = _add(found, table, row, source, last)
            item = table.text(row, "データ項目ID") or table.text(row, "データ項目")
            named[row] = f"{last}/{item}" if item else last
        uses = {name: STORED if name in _STORED else READ for name in WORDS}
        uses |= {"項番": "row-number", **dict.fromkeys(level_columns(table).names, STORED)}
        present = {name: use for name, use in uses.items() if name in table.columns}
        taken.parts.append(TakenRows(table, named, present, _SPANNED))
    if not taken.parts:
        raise sheet_missing(book.path.name, "連携ID", [s.name for s in book.sheets])
    return tuple(found.values()), taken


def _add(
    found: dict[str, LinkageRow], table: SheetTable, row: int, source: ImportSource, last: str
) -> str:
    """Put a row to its linkage and return the linkage's ID; without one it goes on with `last`."""
    shown = table.merged_text(row, "連携ID")
    if not shown and last and table.text(row, "データ項目"):
        found[last].items.append(table.text(row, "データ項目ID"))
        return last
    key = read_cell(table, row, "連携ID", _id, "001o006 のようなID", "an ID such as 001o006")
    if key not in found:
        found[key] = _linkage(table, row, key, source)
    elif (name := table.merged_text(row, "連携名")) and name != found[key].name_ja:
        raise cell_not_understood(
            table.place(row, "連携名"),
            name,
            f"{key} は「{found[key].name_ja}」",
            found[key].name_ja,
        )
    if item := table.text(row, "データ項目ID"):
        found[key].items.append(item)
    return key


def _linkage(table: SheetTable, row: int, key: str, source: ImportSource) -> LinkageRow:
    columns = level_columns(table)
    text = "空でない文字列", "some text"
    return LinkageRow(
        key,
        read_cell(table, row, "連携名", one_line, *text),
        read_cell(table, row, "提供側", one_line, *text),
        read_cell(table, row, "利用側", one_line, *text),
        read_cell(table, row, "方式", _modes, "ファイル・API", "ファイル or API"),
        "".join(table.merged_text(row, "契機").split("\n")),
        class_of(table, row, columns, None) if columns.names else None,
        place_of(table, row, source),
    )


def _id(text: str) -> str | None:
    shown = squeeze(text)
    return shown if _ID.fullmatch(shown) else None


def _modes(text: str) -> tuple[str, ...] | None:
    shown = squeeze(text).upper()
    words = (("ファイル", "file"), ("API", "api"), ("文書", "document"), ("紙", "document"))
    found = tuple(dict.fromkeys(mode for word, mode in words if word in shown))
    return found or None
