"""Read 基本データリスト and 項目定義書: one row a data item, one group a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.headings import Table, find_table, read_cell, read_text
from conformance.catalog.workbooks.problems import sheet_missing, stands_twice
from conformance.catalog.workbooks.scan import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.api import OfficialType
    from conformance.catalog.workbooks.grid import Sheet, Workbook

HEADINGS = (
    "データ項目ID",
    "データ項目",
    "データ項目（ローマ字）",
    "グループ_名称",
    "グループ_主キー",
    "グループ_外部キー",
    "クラス分類_LV1",
    "クラス分類_LV2",
    "クラス分類_LV3",
    "データ型",
    "桁数",
    "コード",
    "繰り返し",
    "データ出力条件",
    "項目定義",
    "項目説明",
    "標準仕様書関連箇所",
    "実装類型",
    "サンプル値",
    "備考",
)
_NEEDED = (*HEADINGS[:5], "データ型", "桁数", "コード", "データ出力条件", "実装類型")
_ID_DIGITS = 8
_BUSINESS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A data item as the workbook states it; explanations are read for facts and not kept.

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
    samples: tuple[str, ...]
    condition_at: str | None
    place: OfficialPlace


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a workbook in their order, and headings no reader knows, by sheet."""

    items: tuple[ItemRow, ...]
    unknown_headings: tuple[str, ...]


def read_item_list(book: Workbook, document: str, version: str) -> ItemList:
    """Return every item of every item sheet; `CatalogError` IMP003-IMP009 where one is wrong."""
    tables = [table for sheet in book.sheets if (table := _item_table(sheet)) is not None]
    if not tables:
        raise sheet_missing(book.path.name, "データ項目ID", [s.name for s in book.sheets])
    items = tuple(row for table in tables for row in _items(table, document, version))
    _refuse_twice(items)
    unknown = tuple(f"{t.sheet.name}: {name}" for t in tables for name in t.unknown(HEADINGS))
    return ItemList(items, unknown)


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


def is_end_row(table: Table, row: int) -> bool:
    """Say whether a row is the one after the last item: the end mark stands under every heading."""
    texts = {text for _, text in table.sheet.row(row)}
    return texts == {cell.END_MARK}


def _item_table(sheet: Sheet) -> Table | None:
    top = {cell.squeeze(text) for row in range(1, 31) for _, text in sheet.row(row)}
    if not {cell.squeeze("データ項目ID"), "データ型"} <= top or "凡例" in sheet.name:
        return None
    table = find_table(sheet, "データ項目ID", "データ型")
    table.need(*_NEEDED)
    return table


def _items(table: Table, document: str, version: str) -> Iterator[ItemRow]:
    for row in range(table.first_row, table.sheet.height + 1):
        if is_end_row(table, row):
            return
        if any(table.text(row, heading) for heading in HEADINGS[:3]):
            yield _item(table, row, document, version)


def _item(table: Table, row: int, document: str, version: str) -> ItemRow:
    explanation = table.text(row, "項目説明")
    size, fraction = read_cell(table, row, "桁数", cell.digits, "桁数（15、3,2 など）", "digits")
    code = table.text(row, "コード")
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
    return ItemRow(
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
        samples=cell.samples(table.text(row, "サンプル値")),
        condition_at=_cell_name(table, row, "項目説明") if condition else None,
        place=OfficialPlace(
            document=document, version=version, sheet=table.sheet.name, cell=_row_range(table, row)
        ),
    )


def _circle(table: Table, row: int, heading: str) -> bool:
    return read_cell(table, row, heading, cell.circle, "○か空白", "a circle or nothing")


def _cell_name(table: Table, row: int, heading: str) -> str:
    return table.place(row, heading).rpartition("!")[2]


def _row_range(table: Table, row: int) -> str:
    columns = [column for span in table.columns.values() for column in span]
    return f"{address(row, min(columns))}:{address(row, max(columns))}"


def _refuse_twice(items: tuple[ItemRow, ...]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.official_id in seen:
            where = f"{item.place.sheet}!{item.place.cell}"
            raise stands_twice(where, f"データ項目ID {item.official_id}")
        seen.add(item.official_id)
