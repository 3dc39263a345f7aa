"""Sets of 64-bit hashes of the size of a whole file: sorted, so that no table is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable


def collected(parts: Iterable[pl.Series]) -> pl.Series:
    """Return the sorted set of what the parts hold."""
    return pl.concat([pl.Series(dtype=pl.UInt64), *parts]).unique().sort()


def stands_in(values: pl.Series, known: pl.Series) -> pl.Series:
    """Return where a value stands in `known`, which is sorted."""
    if known.is_empty():
        return pl.repeat(value=False, n=len(values), eager=True)
    places = known.search_sorted(values).clip(0, len(known) - 1)
    return known.gather(places) == values
