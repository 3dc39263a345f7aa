"""Which item says that a date is unspecified (不詳フラグ of データ要件・連携要件標準仕様書).

Told by the item's Japanese name, or by its key where that follows the usual pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.records import Item

FLAG, TEXT = "_不詳フラグ", "_不詳表記"
"""How the names of the two companions of a date end."""

_FLAG_KEY, _TEXT_KEY = "_unknown_flag", "_unknown_text"


def unspecified_flags(items: Iterable[Item]) -> dict[str, str]:
    """Return the key of the 不詳フラグ by the keys of its date and of its 不詳表記."""
    known = tuple(items)
    flags = [item for item in known if is_flag(item)]
    return {
        item.key: flag.key
        for item in known
        for flag in flags
        if item.type == "date" or is_wording(item)
        if _base(item, _TEXT_KEY, TEXT) & _base(flag, _FLAG_KEY, FLAG)
    }


def is_flag(item: Item) -> bool:
    """Say whether the item is a 不詳フラグ."""
    return item.name_ja.endswith(FLAG) or item.key.endswith(_FLAG_KEY)


def is_wording(item: Item) -> bool:
    """Say whether the item is a 不詳表記."""
    return item.name_ja.endswith(TEXT) or item.key.endswith(_TEXT_KEY)


def _base(item: Item, key: str, name: str) -> set[str]:
    """Return what is left of key and name without such an ending."""
    return {item.key.removesuffix(key), item.name_ja.removesuffix(name)}
