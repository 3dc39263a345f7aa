"""基本データリスト and コード一覧: a row for each data item, and for each value of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.exports.shape import (
    HeadedColumn,
    Shape,
    ShapeRow,
    field,
    items,
    key_column,
    text,
)
from conformance.catalog.workbooks.text import circle, digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.catalog.exports.shape import ShapeContext
    from conformance.catalog.workbooks.merge import Raw

_TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("digits", "alnum", "flag", "code", "year_month", "datetime"), "X"),
    **dict.fromkeys(("text", "kana"), "N"),
    "integer": "9",
    "decimal": "9V",
    "date": "DATE",
    "year": "YEAR",
    "time": "TIME",
}
"""データ型 of each type of item; an integer that may be negative is S9."""
_GROUP: Final = "グループ"
_CLASS: Final = "クラス分類"


def item_list(given: ShapeContext) -> Shape:
    """Return the sheet 基本データリスト."""
    return Shape("基本データリスト", "records", "items", tuple(_columns(given)), items)


def code_list(given: ShapeContext) -> Shape:
    """Return the sheet コード一覧; ID and name stand on the first row of a list."""
    del given
    columns = (
        HeadedColumn("コードID", lambda row: _first(row, "official_id")),
        HeadedColumn(
            "コード名", lambda row: _first(row, "name_ja"), _list_name, of_owner=True, width=28
        ),
        HeadedColumn("コード値", text("value")),
        HeadedColumn("コード値の内容", text("meaning"), field("meaning", needed=True), width=40),
        HeadedColumn("備考", lambda row: _first(row, "note"), _list_note, of_owner=True, width=40),
        key_column(),
    )
    return Shape("コード一覧", "codes", "values", columns, _values)


def show_type(item: Raw) -> str:
    """Return データ型 of an item."""
    low = item.get("min")
    if item["type"] == "integer" and isinstance(low, int) and low < 0:
        return "S9"
    return _TYPES[str(item["type"])]


def show_size(row: ShapeRow) -> str:
    """Return 桁数: of a decimal with its places behind the point, empty where none is said."""
    size, places = row.shown.get("len", row.shown.get("max_len")), row.shown.get("fraction")
    if size is None:
        return ""
    return f"{size},{places}" if places is not None else str(size)


def take_size(row: ShapeRow, found: str) -> Raw | None:
    """Return the size that a cell says: exact where it was exact; not of what had none."""
    parsed, old = digits(found), row.shown
    if parsed is None or parsed[0] is None or not {"len", "max_len"} & old.keys():
        return None
    size, places = parsed
    if (places is None) != (old.get("fraction") is None):
        return None
    sizes: Raw = {"len" if "len" in old else "max_len": size}
    return sizes if places is None else {**sizes, "fraction": places}


def _columns(given: ShapeContext) -> Iterator[HeadedColumn]:
    yield HeadedColumn("データ項目ID", text("official_id"))
    yield HeadedColumn("データ項目", text("name_ja"), field("name_ja", needed=True), width=28)
    yield HeadedColumn("データ項目（ローマ字）", text("romaji"), field("romaji"), width=28)
    yield HeadedColumn("名称", _group_name, upper=_GROUP, width=28)
    yield HeadedColumn("主キー", lambda row: _mark(_is_key(row)), upper=_GROUP, width=8)
    yield HeadedColumn("外部キー", lambda row: _mark("ref" in row.shown), upper=_GROUP, width=8)
    for level in ("LV1", "LV2", "LV3"):
        yield HeadedColumn(level, lambda row: "", upper=_CLASS, width=6)  # noqa: ARG005 - nothing is known
    yield HeadedColumn("データ型", lambda row: show_type(row.shown), width=8)
    yield HeadedColumn("桁数", show_size, take_size, width=8)
    yield HeadedColumn("コード", _code(given), width=12)
    yield HeadedColumn("繰り返し", text("max_repeat"), width=8)
    yield HeadedColumn("データ出力条件", _condition, _take_condition, width=14)
    yield HeadedColumn("項目説明", text("condition"), width=40)
    yield HeadedColumn("標準仕様書関連箇所", text("section"), field("section"), width=24)
    yield HeadedColumn(
        "実装類型", lambda row: _mark(not _is_optional(row)), _take_optional, width=8
    )
    yield HeadedColumn("備考", text("note"), field("note"), width=40)
    yield key_column()


def _group_name(row: ShapeRow) -> str:
    return str(row.owner["name_ja"])


def _is_key(row: ShapeRow) -> bool:
    keys = row.owner.get("primary_key")
    return isinstance(keys, list) and row.path[1] in keys


def _is_optional(row: ShapeRow) -> bool:
    return row.shown.get("class") == "optional"


def _take_optional(row: ShapeRow, found: str) -> Raw | None:
    del row
    marked = circle(found)
    return None if marked is None else {"class": "required" if marked else "optional"}


def _condition(row: ShapeRow) -> str:
    if row.shown.get("required"):
        return "必須"
    told = {"required_when", "condition"} & row.shown.keys()
    return "条件付き必須" if told else "任意"


def _take_condition(row: ShapeRow, found: str) -> Raw | None:
    """Return what 必須 and 任意 mean; a condition is no word that could be written into a cell."""
    del row
    if found not in {"必須", "任意"}:
        return None
    return {"required": found == "必須", "required_when": None, "condition": None}


def _code(given: ShapeContext) -> Callable[[ShapeRow], str]:
    """Return what stands under コード: the ID of the list, its key where it has no ID."""

    def show(row: ShapeRow) -> str:
        name = row.shown.get("code_list")
        if name is None:
            return ""
        entry = given.spec.codes.get(str(name))
        return str(name) if entry is None else entry.official_id or str(name)

    return show


def _values(entries: list[Raw]) -> Iterator[ShapeRow]:
    for entry in entries:
        key, values = str(entry["key"]), entry.get("values")
        known = values if isinstance(values, dict) else {}
        if not known:
            yield ShapeRow((key,), {}, entry)
        for value, meaning in known.items():
            yield ShapeRow((key, str(value)), {"value": value, "meaning": meaning}, entry)


def _first(row: ShapeRow, name: str) -> str:
    """Return a fact of a list on its first row."""
    values = row.owner.get("values")
    first = next(iter(values), None) if isinstance(values, dict) else None
    if row.path[1:] and row.path[1] != str(first):
        return ""
    return str(row.owner.get(name) or "")


def _list_name(row: ShapeRow, found: str) -> Raw | None:
    return {"name_ja": found} if found and _first(row, "key") else None


def _list_note(row: ShapeRow, found: str) -> Raw | None:
    return {"note": found or None} if _first(row, "key") else None


def _mark(marked: bool) -> str:
    return "○" if marked else ""
