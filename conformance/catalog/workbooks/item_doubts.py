"""Doubts about data items: lengths, names and samples that their own row contradicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.questions import (
    lost_format,
    odd_size,
    said_deleted,
    said_twice,
    sample_differs,
)
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.workbooks.headings import SheetTable
    from conformance.catalog.workbooks.item_list import WorkbookItem
    from conformance.catalog.workbooks.questions import CellQuestion

_SIZES: Final[Mapping[str, int]] = {"DATE": 10, "TIME": 8, "YEAR": 4}
_DELETED: Final = re.compile("削除|廃止|欠番|使用しない")
_ID_DIGITS: Final = 8
_CODE_DIGITS: Final = 3
_FORMS: Final[Mapping[str, str]] = {
    "X": r"[\x20-\x7e]*",
    "N": r"[^\x00-\x7e\uff61-\uff9f]*",
    "9": r"[0-9]*",
    "9V": r"[0-9]*(\.[0-9]*)?",
    "S9": r"-?[0-9]*",
    "DATE": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "TIME": r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?",
    "YEAR": r"[0-9]{4}",
}


def doubts(
    items: Sequence[WorkbookItem], places: Sequence[tuple[SheetTable, int]]
) -> tuple[CellQuestion, ...]:
    """Return the doubts about items, each with the row that it stands in."""
    return (
        *(q for item, at in zip(items, places, strict=True) for q in _row(item, *at)),
        *_names(items, places),
    )


def _row(item: WorkbookItem, table: SheetTable, row: int) -> Iterator[CellQuestion]:
    name = item.official_id
    shown = table.text(row, "データ項目ID")
    if len(shown) < _ID_DIGITS:
        yield lost_format(table.place(row, "データ項目ID"), shown, name)
    code = squeeze(table.merged_text(row, "コード"))
    if item.code is not None and code.isdigit() and len(code) < _CODE_DIGITS:
        yield lost_format(table.place(row, "コード"), code, item.code[1])
    if (usual := _unusual(item)) is not None:
        found = "" if item.digits is None else str(item.digits)
        yield odd_size(table.place(row, "桁数"), item.type, found, usual, name)
    if _DELETED.search(remark := table.text(row, "備考")):
        yield said_deleted(table.place(row, "備考"), remark, name)
    for sample in item.samples:
        if not _fits(item, sample):
            kind = item.type if item.digits is None else f"{item.type} {item.digits}"
            yield sample_differs(table.place(row, "サンプル値"), kind, sample, name)


def _unusual(item: WorkbookItem) -> str | None:
    """Return what the length of a type usually is, where that of the item is not so."""
    wanted = _SIZES.get(item.type)
    if wanted is not None:
        return None if item.digits in (None, wanted) else str(wanted)
    if item.type == "BLOB":
        return None
    return None if item.digits else "1以上 / 1 or more"


def _fits(item: WorkbookItem, sample: str) -> bool:
    form = _FORMS.get(item.type)
    if form is None:
        return True
    whole = re.fullmatch(form, sample) is not None
    if item.type in _SIZES or not item.digits:
        return whole
    limit = item.digits + (item.fraction + 1 if item.fraction else 0)
    return whole and len(sample) <= limit


def _names(
    items: Sequence[WorkbookItem], places: Sequence[tuple[SheetTable, int]]
) -> Iterator[CellQuestion]:
    seen: dict[tuple[str, str], str] = {}
    for item, (table, row) in zip(items, places, strict=True):
        place = table.place(row, "データ項目")
        first = seen.setdefault((item.group, item.name_ja), place)
        if first != place:
            yield said_twice(place, "データ項目", item.name_ja, first)
