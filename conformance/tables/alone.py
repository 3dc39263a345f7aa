"""Rows that stand alone: no other row of their file has the same values of some items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed

if TYPE_CHECKING:
    from conformance.catalog.models.law_rows import Alone
    from conformance.tables.table import Table

_KEY = "#alone"


def stands_alone(rows: Table, alone: Alone) -> pl.Expr:
    """Return where a row stands alone, seen from all rows of its file; never null."""
    whole = rows.whole()
    masks = [~hashed(one).is_in(_several(whole, one).implode()) for one in alone]
    return pl.all_horizontal(pl.lit(value=True), *masks).fill_null(value=False)


def _several(whole: Table, items: tuple[str, ...]) -> pl.Series:
    """Return the hashes that more than one row has."""
    parts = [block.select(hashed(items).alias(_KEY)) for block in whole.blocks(items)]
    if not parts:
        return pl.Series(dtype=pl.UInt64)
    found = pl.concat(parts).drop_nulls()
    return found.filter(pl.len().over(_KEY) > 1)[_KEY].unique()


def least(rows: Table, number: str) -> int:
    """Return the least number of an item in the whole file; 0 where it has none."""
    whole, found = rows.whole(), "#least"
    parts = [block.select(rows.rank(number).min().alias(found)) for block in whole.blocks([number])]
    told = pl.concat(parts)[found].min() if parts else None
    return int(str(told)) if told is not None else 0
