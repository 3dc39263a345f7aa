"""Rows of a frame as places of a finding, with values shown by their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.read import LINE
from conformance.tables.tally import FaultLocation
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    import polars as pl

    from conformance.tables.tally import Tally

VALUE = "#value"
"""The column with the values found."""

EXPECTED = "#expected"
"""The column with what should stand there; it is shown as it is."""

EMPTY = "（空 / empty）"
"""What is expected where no value may stand."""


def note(tally: Tally, wrong: pl.DataFrame, column: str) -> None:
    """Count the rows of `wrong`, the first lines as evidence, all about the item `column`."""
    if wrong.is_empty():
        return
    first = wrong.sort(LINE).head(max(tally.wants, 0))
    none = [None] * first.height
    values = first[VALUE].to_list() if VALUE in first.columns else none
    expected = first[EXPECTED].to_list() if EXPECTED in first.columns else none
    rows = zip(first[LINE].to_list(), values, expected, strict=True)
    tally.note(
        wrong.height,
        [FaultLocation(n, quoted_text(shape(v)) if v else "", e or "", column) for n, v, e in rows],
    )
