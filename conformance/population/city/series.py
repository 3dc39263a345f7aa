"""Small things done with whole columns."""

from __future__ import annotations

import polars as pl


def flags(mask: pl.Series) -> pl.Series:
    """Return `1` where the mask holds and `0` elsewhere."""
    return mask.cast(pl.Int8).cast(pl.String)


def where(mask: pl.Series, values: pl.Series) -> pl.Series:
    """Return the values, null where the mask does not hold."""
    return pl.select(pl.when(mask).then(values)).to_series()


def nothing(length: int) -> pl.Series:
    """Return a column without any value."""
    return pl.repeat(None, length, dtype=pl.String, eager=True)


def always(value: str, length: int) -> pl.Series:
    """Return a column of one value."""
    return pl.repeat(value, length, eager=True)
