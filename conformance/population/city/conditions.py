"""A condition on the items of a row, over whole columns of text."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models.conditions import Bounds, Filled, values_of

if TYPE_CHECKING:
    from conformance.catalog.models.conditions import Wanted, When


def condition_mask(when: When) -> pl.Expr:
    """Return where the condition holds; never null. An empty condition holds everywhere."""
    masks = (_is(item, wanted) for item, wanted in when.root.items())
    return reduce(and_, masks, pl.lit(value=True))


def _is(item: str, wanted: Wanted) -> pl.Expr:
    column = pl.col(item)
    if isinstance(wanted, Filled):
        return column.is_not_null() if wanted.filled else column.is_null()
    if isinstance(wanted, Bounds):
        number = column.cast(pl.Float64, strict=False)
        zero = pl.when(column.is_null()).then(0.0).otherwise(number)
        above = pl.lit(value=True) if wanted.least is None else zero >= wanted.least
        below = pl.lit(value=True) if wanted.most is None else zero <= wanted.most
        return (above & below).fill_null(value=False)
    texts = [str(int(one)) if isinstance(one, bool) else str(one) for one in values_of(wanted)]
    return column.is_in(texts).fill_null(value=False)
