"""The number that a text stands for, as a column of its own beside the text.

Engines do not share a cast that may fail between the many places of a mask that need its outcome,
so the cast is done once, before the masks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import Item

_MOST_DIGITS = 15
_PLAIN = re.compile(r"\[0-9\]\{([0-9]+)\}")
_SHORT = r"\A-?0{0,3}[0-9]{1,15}"


def number_columns(item: Item) -> Iterator[nw.Expr]:
    """Yield the column of an item's numbers, where its masks need one.

    It is null where the text is no number, or has more than fifteen digits before the point (three
    zeros in front not counted); for an identifier with a `short_form`, where the text has not that
    form.
    """
    decimal = item.type == "decimal"
    bounded = item.type == "integer" or decimal
    if not bounded and item.identifier not in registered():
        return
    text, short = nw.col(item.key), short_form(item.identifier)
    pattern = _SHORT + (r"(?:\.[0-9]+)?" if decimal else "") if short is None else rf"\A(?:{short})"
    readable = text.str.contains(rf"{pattern}\z")
    number = nw.when(readable).then(text).cast(nw.Float64 if decimal else nw.Int64)
    yield number.alias(_name(item.key))


def short_form(identifier: str | None) -> str | None:
    """Return the pattern of an identifier of at most fifteen digits, all of which have a number.

    Its form then is right exactly where the column of numbers holds one.
    """
    known = registered().get(identifier or "")
    plain = None if known is None else _PLAIN.fullmatch(known.pattern)
    if known is None or plain is None or int(plain[1]) > _MOST_DIGITS:
        return None
    return known.pattern


def number_of(key: str) -> nw.Expr:
    """Return the column of an item's numbers."""
    return nw.col(_name(key))


def _name(key: str) -> str:
    return f"{key}#number"
