"""The calendar as a sheet for the person who enters it: a line for each value to be typed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from conformance.scenarios.layout import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.findings import Json
    from conformance.scenarios.packed import CalendarEntry

HEADINGS = (
    *("番号", "業務日付", "業務", "機能", "機能名", "権限", "することの説明"),
    *("区分", "項目", "項目名", "値", "値の意味", "システムの応答"),
)
_ROLES = {
    "clerk": "担当者",
    "supervisor": "責任者",
    "other_department": "他部署",
    "other_municipality": "他団体",
}
_MARK = "\ufeff"  # spreadsheet programs take text without one for the old encoding


def sheet(specs: Mapping[str, Specification], entries: Iterable[CalendarEntry]) -> bytes:
    """Return the calendar as CSV that a spreadsheet program opens, UTF-8 with a mark."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for entry in entries:
        writer.writerows(_lines(specs[entry.domain], entry))
    return (_MARK + target.getvalue()).encode()


def _lines(spec: Specification, entry: CalendarEntry) -> Iterator[list[str]]:
    operation = spec.functions[entry.function].operation
    items = {item.key: item for item in spec.records[str(getattr(operation, "record", ""))].items}
    answer = "受け付ける" if entry.refused is None else f"拒む（{entry.refused}）"
    head = [
        *(str(entry.number), entry.day.isoformat(), entry.domain_ja, entry.function),
        *(entry.title_ja, _ROLES[entry.role], entry.ja),
    ]
    values = [("対象", k, v) for k, v in entry.key.items()]
    values += [("入力", k, v) for k, v in entry.inputs.items()]
    for kind, key, value in values:
        yield [*head, kind, key, items[key].name_ja, *_value(spec, items[key], value), answer]
    if not values:
        yield [*head, "実行", "", "", "", "", answer]


def _value(spec: Specification, item: Item, value: Json) -> tuple[str, str]:
    """Return a value as it is typed, and what a code of it means."""
    if value is None:
        return "（空にする）", ""
    if item.type == "flag":
        return cell_text(value), "該当" if value else "非該当"
    if item.type == "datetime":
        return cell_text(value), "入力できなければ、入力した日時でよい"
    codes = spec.codes[item.code_list].values if item.code_list else {}
    return cell_text(value), codes.get(str(value), "")
