"""Read 基本データリスト and 項目定義書: one row a data item, one group a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.headings import SheetTable, find_table, read_cell, read_text
from conformance.catalog.workbooks.item_doubts import doubts
from conformance.catalog.workbooks.parts import READ, STORED, TakenRows
from conformance.catalog.workbooks.problems import sheet_missing, stands_twice
from conformance.catalog.workbooks.questions import after_the_end
from conformance.catalog.workbooks.scan import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.api import OfficialType
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.questions import CellQuestion

USES: Mapping[str, str] = {
    "データ項目ID": STORED,
    "データ項目": STORED,
    "データ項目（ローマ字）": STORED,
    "グループ_名称": STORED,
    "グループ_主キー": STORED,
    "グループ_外部キー": READ,
    "クラス分類_LV1": "reference-only",
    "クラス分類_LV2": "reference-only",
    "クラス分類_LV3": "reference-only",
    "データ型": STORED,
    "桁数": STORED,
    "コード": STORED,
    "繰り返し": STORED,
    "データ出力条件": STORED,
    "項目定義": READ,
    "項目説明": READ,
    "標準仕様書関連箇所": STORED,
    "実装類型": STORED,
    "サンプル値": READ,
    "備考": READ,
}
"""What becomes of each column; 凡例 calls クラス分類 reference only."""
HEADINGS = tuple(USES)
_SPANNED = frozenset(("グループ_名称", "クラス分類_LV1", "クラス分類_LV2", "クラス分類_LV3"))
_NEEDED = (*HEADINGS[:5], "データ型", "桁数", "コード", "データ出力条件", "実装類型")
_ID_DIGITS = 8
_BUSINESS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class WorkbookItem:
    """A data item as the workbook states it; explanations are read for facts and not kept.

    `section` is 標準仕様書関連箇所, where the specification speaks of it.
    `must_be_output` is 実装類型 ○: the item belongs to the output (its value may still be empty).
    `output` is データ出力条件: whether its value must be given.
    """

    official_id: str
    name_ja: str
    romaji: str
    group: str
    primary_key: bool
    foreign_key: bool
    type: OfficialType
    digits: int | None
    fraction: int | None
    code: tuple[str | None, str] | None
    max_repeat: int | None
    output: cell.OutputCondition
    unspecified_date: bool
    must_be_output: bool
    section: str | None
    samples: tuple[str, ...]
    condition_at: str | None
    place: OfficialPlace


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a workbook in their order, the tables they were taken from, and doubts."""

    items: tuple[WorkbookItem, ...]
    parts: tuple[TakenRows, ...] = ()
    questions: tuple[CellQuestion, ...] = ()


def read_item_list(book: Workbook, document: str, version: str) -> ItemList:
    """Return every item of every item sheet; `CatalogError` IMP003-IMP009 where one is wrong."""
    tables = [table for sheet in book.sheets if (table := _item_table(sheet)) is not None]
    if not tables:
        raise sheet_missing(book.path.name, "データ項目ID", [s.name for s in book.sheets])
    taken = [(table, _rows(table)) for table in tables]
    items = tuple(_item(t, row, document, version) for t, rows in taken for row in rows)
    _refuse_twice(items)
    ids = iter(items)
    parts = tuple(
        TakenRows(table, {row: next(ids).official_id for row in rows}, USES, _SPANNED)
        for table, rows in taken
    )
    places = [(table, row) for table, rows in taken for row in rows]
    return ItemList(items, parts, (*_after_the_end(parts), *doubts(items, places)))


def item_id(shown: str) -> str | None:
    """Return the eight-digit データ項目ID of its cells put together; None when it is none.

    The cells are text 031 and number 1 shown as 00001. Where a copy lost the display format the
    legend still gives three and five digits, so 0311 is 03100001.
    """
    if (
        not shown.isascii()
        or not shown.isdigit()
        or not _BUSINESS_DIGITS < len(shown) <= _ID_DIGITS
    ):
        return None
    business, number = shown[:_BUSINESS_DIGITS], shown[_BUSINESS_DIGITS:]
    return business + number.zfill(_ID_DIGITS - _BUSINESS_DIGITS)


def is_end_row(table: SheetTable, row: int) -> bool:
    """Say whether a row is the one after the last item: the end mark stands under every heading."""
    texts = {text for _, text in table.sheet.row(row)}
    return texts == {cell.END_MARK}


def _item_table(sheet: SheetGrid) -> SheetTable | None:
    top = {cell.squeeze(text) for row in range(1, 31) for _, text in sheet.row(row)}
    if not {cell.squeeze("データ項目ID"), "データ型"} <= top or "凡例" in sheet.name:
        return None
    table = find_table(sheet, "データ項目ID", "データ型")
    table.need(*_NEEDED)
    return table


def _rows(table: SheetTable) -> list[int]:
    """Return the rows that hold an item; IMP004 where a row has values and no name at all."""
    found: list[int] = []
    for row in range(table.first_row, table.sheet.height + 1):
        if is_end_row(table, row):
            break
        texts = [text for _, text in table.sheet.row(row) if text != cell.END_MARK]
        if not texts or (len(texts) == 1 and texts[0].startswith(cell.NOTES)):
            continue
        if not any(is_struck_out(table, row, heading) for heading in HEADINGS[:2]):
            found.append(row)
    return found


def is_struck_out(table: SheetTable, row: int, heading: str) -> bool:
    """Say whether all of a row's text under a heading is struck through."""
    first, last = table.columns.get(cell.squeeze(heading), (1, 0))
    struck = (table.sheet.struck.get((row, column)) for column in range(first, last + 1))
    return any(one is not None and one.kept is None for one in struck)


def _after_the_end(parts: tuple[TakenRows, ...]) -> Iterator[CellQuestion]:
    for part in parts:
        sheet = part.table.sheet
        end = max(part.rows, default=part.table.first_row)
        columns = part.columns()
        for row in range(end + 1, sheet.height + 1):
            at = next((c for c, _ in sheet.row(row)), 0)
            kind = part.table.text(row, "データ型")
            if kind and not is_end_row(part.table, row) and columns and row not in part.rows:
                yield after_the_end(sheet.place(row, at), "".join(t for _, t in sheet.row(row)))


def _item(table: SheetTable, row: int, document: str, version: str) -> WorkbookItem:
    explanation = table.merged_text(row, "項目説明")
    size, fraction = read_cell(table, row, "桁数", cell.digits, "桁数（15、3,2 など）", "digits")
    code = table.merged_text(row, "コード")
    repeat, _ = read_cell(table, row, "繰り返し", cell.digits, "最大個数", "a maximum count")
    output: cell.OutputCondition = read_cell(
        table,
        row,
        "データ出力条件",
        cell.output_condition,
        "必須・条件付き必須・任意",
        "one of three",
    )
    condition = output == "条件付き必須" and cell.has_condition(explanation)
    return WorkbookItem(
        official_id=read_cell(
            table, row, "データ項目ID", item_id, "3桁と5桁の数字", "3 + 5 digits"
        ),
        name_ja=read_text(table, row, "データ項目"),
        romaji=read_text(table, row, "データ項目（ローマ字）"),
        group=read_text(table, row, "グループ_名称"),
        primary_key=_circle(table, row, "グループ_主キー"),
        foreign_key=_circle(table, row, "グループ_外部キー"),
        type=read_cell(
            table, row, "データ型", cell.official_type, "X・N・9・DATE など", "a data type"
        ),
        digits=size,
        fraction=fraction,
        code=read_cell(table, row, "コード", cell.code_reference, "コードID", "a code ID")
        if code
        else None,
        max_repeat=repeat,
        output=output,
        unspecified_date=cell.allows_unspecified_date(explanation),
        must_be_output=_circle(table, row, "実装類型"),
        section="".join(table.merged_text(row, "標準仕様書関連箇所").split("\n")) or None,
        samples=cell.samples(table.merged_text(row, "サンプル値")),
        condition_at=_cell_name(table, row, "項目説明") if condition else None,
        place=OfficialPlace(
            document=document, version=version, sheet=table.sheet.name, cell=_row_range(table, row)
        ),
    )


def _circle(table: SheetTable, row: int, heading: str) -> bool:
    return read_cell(table, row, heading, cell.circle, "○か空白", "a circle or nothing")


def _cell_name(table: SheetTable, row: int, heading: str) -> str:
    return table.place(row, heading).rpartition("!")[2]


def _row_range(table: SheetTable, row: int) -> str:
    columns = [column for span in table.columns.values() for column in span]
    return f"{address(row, min(columns))}:{address(row, max(columns))}"


def _refuse_twice(items: tuple[WorkbookItem, ...]) -> None:
    """Raise IMP009 for an ID that stands twice, or a field name that stands twice in a group."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        where = f"{item.place.sheet}!{item.place.cell}"
        for names in (("", item.official_id), (item.group, item.romaji)):
            if names in seen:
                heading = "データ項目（ローマ字）" if names[0] else "データ項目ID"
                raise stands_twice(where, f"{heading} {names[1]}")
            seen.add(names)
