"""A condition on the items of a row, over whole columns of text."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models.conditions import Filled, values_of

if TYPE_CHECKING:
    from conformance.catalog.models.conditions import Wanted, When


def holds(when: When) -> pl.Expr:
    """Return where the condition holds; never null. An empty condition holds everywhere."""
    masks = (_is(item, wanted) for item, wanted in when.root.items())
    return reduce(and_, masks, pl.lit(value=True))


def _is(item: str, wanted: Wanted) -> pl.Expr:
    column = pl.col(item)
    if isinstance(wanted, Filled):
        return column.is_not_null() if wanted.filled else column.is_null()
    texts = [str(int(one)) if isinstance(one, bool) else str(one) for one in values_of(wanted)]
    return column.is_in(texts).fill_null(value=False)
