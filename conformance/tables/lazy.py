"""Rows that some engine holds, in the one language of expressions that all engines read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    import polars as pl
    from narwhals.typing import IntoLazyFrame

    Lazy = nw.LazyFrame[IntoLazyFrame]


def as_lazy(frame: pl.DataFrame) -> Lazy:
    """Return the rows of a frame on this machine."""
    native: IntoLazyFrame = frame.lazy()
    return nw.from_native(native)


def here(rows: Lazy) -> pl.DataFrame:
    """Return the outcome as a frame on this machine."""
    frame: pl.DataFrame = rows.collect("polars").to_native()
    return frame
