"""The number that a text stands for, as a column of its own beside the text.

Engines do not share a cast that may fail between the many places of a mask that need its outcome,
so the cast is done once, before the masks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item

_SHORT = r"\A-?0*[0-9]{1,15}"


def number_columns(item: Item) -> Iterator[nw.Expr]:
    """Yield the column of an item's numbers, where its masks need one.

    It is null where the text is no number, or has more than fifteen digits before the point.
    """
    decimal = item.type == "decimal"
    bounded = item.type == "integer" or decimal
    if not bounded and item.identifier not in registered():
        return
    text = nw.col(item.key)
    readable = text.str.contains(_SHORT + (r"(?:\.[0-9]+)?\z" if decimal else r"\z"))
    number = nw.when(readable).then(text).cast(nw.Float64 if decimal else nw.Int64)
    yield number.alias(_name(item.key))


def number_of(key: str) -> nw.Expr:
    """Return the column of an item's numbers."""
    return nw.col(_name(key))


def _name(key: str) -> str:
    return f"{key}#number"
