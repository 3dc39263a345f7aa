"""Running numbers written as an item's type asks: a different text for each number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item

_SPACIOUS = 9  # digits from which numbers do not begin with a zero
_LONGEST = 15
_LETTERS = 12


def typed_texts(item: Item, numbers: pl.Series) -> pl.Series:
    """Return a text of the item's type and length for each number, as far as there is room."""
    if item.identifier in registered() and item.identifier is not None:
        return _identified(item.identifier, numbers)
    if item.type == "integer":
        counted: pl.Series = numbers + _least(item)
        return counted.cast(pl.String)
    if item.type == "text":
        return _lettered("第", numbers, 0)
    length = min(item.len or item.max_len or _LONGEST, 18)
    if item.type == "alnum":
        width = item.len or min(length, _LETTERS)
        return _lettered("A" if width > 1 else "", numbers, width - 1)
    first = 10 ** (length - 1) if length >= _SPACIOUS else 0
    room = 10**length - first
    whole: pl.Series = numbers.cast(pl.UInt64) % room + first
    return whole.cast(pl.String).str.zfill(length)


def numbered(texts: pl.Series) -> pl.Series:
    """Return the numbers of people that were written as such."""
    numbers: pl.Series = texts.cast(pl.UInt64) % 10 ** (_LONGEST - 1)
    return numbers.cast(pl.UInt32)


def _least(item: Item) -> int:
    """Return the number of the first: 1 where the item allows it."""
    return 1 if item.min is None else max(item.min, 0)


def _lettered(letter: str, numbers: pl.Series, width: int) -> pl.Series:
    digits = numbers.cast(pl.String).str.zfill(width)
    return pl.select(pl.concat_str(pl.lit(letter), digits)).to_series()


def _identified(kind: str, numbers: pl.Series) -> pl.Series:
    """Return an identifier with its check digit for each number; each is made once."""
    most = numbers.max()
    if most is None:
        return numbers.cast(pl.String)
    made = [registered()[kind].generate(n) for n in range(int(str(most)) + 1)]
    return pl.Series(made, dtype=pl.String).gather(numbers)
