"""実装区分 as a cell: the word of the official lists, or a sentence where it depends on more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.merge import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.exports.shape import ShapeRow
    from conformance.catalog.workbooks.merge import Raw

WORDS: Final[Mapping[str, str]] = {
    "required": "実装必須",
    "optional": "標準オプション",
    "prohibited": "実装不可",
    "announced": "予告",
}
CITIES: Final[Mapping[str, str]] = {
    "designated_city": "指定都市",
    "core_city": "中核市",
    "general_city": "一般市",
    "special_ward": "特別区",
    "town_village": "町村",
    "other_than_designated": "指定都市以外",
}


def show_level(row: ShapeRow) -> str:
    """Return the word of a class, or all its clauses with what each depends on."""
    found = row.shown.get("class", "required")
    if isinstance(found, str):
        return WORDS[found]
    return "／".join(map(_clause, rows(found)))


def take_level(row: ShapeRow, found: str) -> Raw | None:
    """Return the class that a word means, for an entry whose class depends on nothing."""
    level = next((key for key, word in WORDS.items() if word == found), None)
    if level in {None, "announced"} or not isinstance(row.shown.get("class", "required"), str):
        return None
    return {"class": level}


def _clause(clause: Raw) -> str:
    cities = clause.get("city")
    parts = ["・".join(CITIES[str(one)] for one in cities)] if isinstance(cities, list) else []
    parts += [f"選択「{clause['option']}」"] if clause.get("option") else []
    parts += [f"{clause['from']}から"] if clause.get("from") else []
    parts += [f"{clause['until']}まで"] if clause.get("until") else []
    parts += [f"第{clause['until_version']}版まで"] if clause.get("until_version") else []
    word = WORDS[str(clause["is"])]
    return f"{word}（{'、'.join(parts)}）" if parts else word
