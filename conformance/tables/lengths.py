"""Length rules of an item as masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item
    from conformance.values.lengths import Count

WHOLE_DIGITS = 18
"""Digits of a number for which the catalogue names no length, before the point of a decimal."""

_SELECTOR = r"[\uFE00-\uFE0F\U000E0100-\U000E01EF]"


def length_violations(item: Item, count: Count) -> Iterator[Violation]:
    """Yield the masks of values whose length breaks the item's 桁数; a sign does not count."""
    text = nw.col(item.key)
    if item.type == "decimal" and item.fraction is not None:
        yield from _decimal(text, item.max_len or WHOLE_DIGITS, item.fraction)
        return
    if item.type in {"integer", "decimal"}:
        text = text.str.replace_all(r"\A-", "")
    length = _length(text, count)
    if item.len is not None:
        yield Violation("V-LEN-EXACT", length != item.len, {"limit": item.len})
    most = item.max_len
    if most is None and item.len is None and item.max is None and item.type == "integer":
        most = WHOLE_DIGITS
    if most is not None:
        yield Violation("V-LEN", length > most, {"limit": most})


def _length(text: nw.Expr, count: Count) -> nw.Expr:
    if count == "base_characters":
        text = text.str.replace_all(_SELECTOR, "")
    return text.str.len_chars()


def _decimal(text: nw.Expr, before: int, after: int) -> Iterator[Violation]:
    digits = f"{before},{after}"
    whole = text.str.contains(rf"\A-?[0-9]{{{before + 1},}}")
    fraction = text.str.contains(rf"\.[0-9]{{{after + 1},}}\z")
    yield Violation("V-9V-INTEGER", whole, {"limit": before, "digits": digits})
    yield Violation("V-9V-FRACTION", fraction, {"limit": after, "digits": digits})
