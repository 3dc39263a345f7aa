"""Read 機能・帳票要件: one row a function or a form, with its 機能ID or 帳票ID and 実装区分."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks.headings import read_cell
from conformance.catalog.workbooks.levels import class_of, day_of, level_columns
from conformance.catalog.workbooks.named import named_table
from conformance.catalog.workbooks.parts import READ, STORED, TakenRows
from conformance.catalog.workbooks.problems import (
    cell_not_understood,
    heading_missing,
    sheet_missing,
    stands_twice,
)
from conformance.catalog.workbooks.questions import lost_format, said_deleted, said_twice
from conformance.catalog.workbooks.scan import address
from conformance.catalog.workbooks.text import END_MARK, NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.headings import SheetTable
    from conformance.catalog.workbooks.kinds import ImportSource
    from conformance.catalog.workbooks.questions import CellQuestion

FUNCTION: Final[Mapping[str, tuple[str, ...]]] = {
    "ID": ("機能ID", "機能要件ID", "要件ID"),
    "名称": ("機能名称", "機能名", "機能の名称"),
    "大項目": ("大項目", "大分類"),
    "中項目": ("中項目", "中分類"),
    "小項目": ("小項目", "小分類"),
    "要件": ("機能要件", "機能要件_改定後", "機能要件（改定後）", "要件", "要件内容"),
    "改定前": ("機能要件_改定前", "機能要件（改定前）"),
    "理由": ("要件の考え方・理由", "考え方・理由", "要件の考え方"),
    "適合基準日": ("適合基準日",),
    "備考": ("備考", "備考（改定概要）", "改定概要"),
    "項番": ("項番", "No.", "No", "番号"),
}
"""The headings of a list of functions, each with the wordings it is seen in."""
FORM: Final[Mapping[str, tuple[str, ...]]] = {
    "ID": ("帳票ID", "帳票要件ID"),
    "名称": ("帳票名称", "帳票名", "帳票の名称"),
    "大項目": ("大項目", "大分類", "業務"),
    "要件": ("帳票概要・用途", "帳票概要", "概要", "用途"),
    "内外": ("内部帳票/外部帳票", "内部／外部", "内外区分", "帳票区分"),
    "用紙": ("用紙・出力形態", "用紙サイズ", "用紙"),
    "理由": ("要件の考え方・理由", "考え方・理由"),
    "適合基準日": ("適合基準日",),
    "備考": ("備考", "備考（改定概要）", "改定概要"),
    "項番": ("項番", "No.", "No", "番号"),
}
"""The headings of a list of forms."""
_STORED = frozenset(("ID", "名称"))
_SPANNED = frozenset(("大項目", "中項目", "小項目", "名称"))
_ID: Final = re.compile("[0-9]{7}")
_DELETED: Final = re.compile("削除|廃止|欠番")
_ID_DIGITS: Final = 7


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A function or a form as the list states it; `class_` as the catalogue writes it."""

    official_id: str
    name_ja: str
    chapter: str
    text: str
    audience: str
    class_: object
    place: OfficialPlace

    @property
    def at(self) -> str:
        """Sheet and cell."""
        return f"{self.place.sheet}!{self.place.cell.partition(':')[0]}"


@dataclass(frozen=True, slots=True)
class RequirementList:
    """The rows of a workbook's lists, the tables they stand in, and doubts."""

    functions: tuple[RequirementRow, ...]
    forms: tuple[RequirementRow, ...]
    parts: tuple[TakenRows, ...]
    questions: tuple[CellQuestion, ...]


def read_requirements(book: Workbook, source: ImportSource) -> RequirementList:
    """Return every function and form of a workbook; `CatalogError` where a row is wrong."""
    found: dict[str, list[RequirementRow]] = {"function": [], "form": []}
    parts: list[TakenRows] = []
    questions: list[CellQuestion] = []
    for sheet in book.sheets:
        for kind, words in (("function", FUNCTION), ("form", FORM)):
            table = named_table(sheet, words, "ID", "名称")
            if table is None:
                continue
            part, rows = _table(table, kind, words, source)
            _refuse_twice(found[kind], rows)
            questions += _doubts(table, part, rows)
            found[kind] += rows
            parts.append(part)
            break
    if not parts:
        raise sheet_missing(book.path.name, "機能ID・帳票ID", [s.name for s in book.sheets])
    return RequirementList(
        tuple(found["function"]), tuple(found["form"]), tuple(parts), tuple(questions)
    )


def _table(
    table: SheetTable, kind: str, words: Mapping[str, tuple[str, ...]], source: ImportSource
) -> tuple[TakenRows, list[RequirementRow]]:
    columns = level_columns(table)
    if not columns.names:
        where = table.sheet.place(table.heading_row, 1)
        raise heading_missing(where, "実装区分", table.columns)
    named: dict[int, str] = {}
    rows: list[RequirementRow] = []
    for row in range(table.first_row, table.sheet.height + 1):
        if not is_row(table, row):
            continue
        day = day_of(table.merged_text(row, "適合基準日"))
        one = RequirementRow(
            read_cell(table, row, "ID", requirement_id, "7桁の数字", "7 digits"),
            read_cell(table, row, "名称", one_line, "空でない文字列", "some text"),
            "".join(table.merged_text(row, "大項目").split("\n")),
            table.merged_text(row, "要件"),
            table.merged_text(row, "内外"),
            class_of(table, row, columns, day),
            place_of(table, row, source),
        )
        named[row] = f"{kind}/{one.official_id}"
        rows.append(one)
    uses = {name: STORED if name in _STORED else READ for name in words}
    uses |= {"項番": "row-number", "改定前": "former-wording", "適合基準日": STORED}
    uses |= dict.fromkeys(columns.names, STORED)
    present = {name: use for name, use in uses.items() if name in table.columns}
    return TakenRows(table, named, present, _SPANNED), rows


def is_row(table: SheetTable, row: int) -> bool:
    """Say whether a row states something; a note or a line that only parts chapters does not."""
    own = [text for _, text in table.sheet.row(row) if text != END_MARK]
    if not own or (len(own) == 1 and own[0].startswith(NOTES)):
        return False
    if _struck_out(table.sheet, table, row):
        return False
    return len(own) > 1 or bool(table.text(row, "ID"))


def _struck_out(sheet: SheetGrid, table: SheetTable, row: int) -> bool:
    for heading in ("ID", "名称"):
        first, last = table.columns.get(heading, (1, 0))
        struck = (sheet.struck.get((row, column)) for column in range(first, last + 1))
        if any(one is not None and one.kept is None for one in struck):
            return True
    return False


def requirement_id(text: str) -> str | None:
    """Return an ID of seven digits; one that lost its zeros gets them back, and is asked about."""
    shown = text.strip()
    if not shown.isascii() or not shown.isdigit() or not 5 <= len(shown) <= _ID_DIGITS:  # noqa: PLR2004 - 0010001 without its zeros has five digits
        return None
    return shown.zfill(_ID_DIGITS)


def one_line(text: str) -> str | None:
    """Return a name without line feeds and blanks around it; None when it is empty."""
    return "".join(text.split("\n")).strip(" \u3000") or None


def place_of(table: SheetTable, row: int, source: ImportSource) -> OfficialPlace:
    """Return the place of a row in its document."""
    columns = [column for span in table.columns.values() for column in span]
    cells = f"{address(row, min(columns))}:{address(row, max(columns))}"
    return OfficialPlace(
        document=source.title, version=source.version, sheet=table.sheet.name, cell=cells
    )


def _refuse_twice(known: list[RequirementRow], rows: list[RequirementRow]) -> None:
    seen = {row.official_id for row in known}
    for row in rows:
        if row.official_id in seen:
            raise stands_twice(row.at, f"ID {row.official_id}")
        seen.add(row.official_id)
        if not row.official_id.strip("0"):
            raise cell_not_understood(row.at, row.official_id, "7桁のID", "an ID of 7 digits")


def _doubts(
    table: SheetTable, part: TakenRows, rows: list[RequirementRow]
) -> Iterator[CellQuestion]:
    first: dict[str, str] = {}
    for (row, name), one in zip(part.rows.items(), rows, strict=True):
        shown = table.text(row, "ID")
        if len(shown) < _ID_DIGITS:
            yield lost_format(table.place(row, "ID"), shown, one.official_id)
        if _DELETED.search(remark := table.text(row, "備考")):
            yield said_deleted(table.place(row, "備考"), remark, name)
        if "要件" in table.columns and one.text:
            place = table.place(row, "要件")
            if first.setdefault(one.text, place) != place:
                yield said_twice(place, "要件", one.text[:40], first[one.text])
