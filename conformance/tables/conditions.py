"""A condition on the items of a row as a mask over the columns of its file."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.catalog.models.conditions import Filled, values_of

if TYPE_CHECKING:
    import polars as pl

    from conformance.catalog.models.conditions import Value, Wanted, When


def holds(when: When) -> nw.Expr:
    """Return where the condition, which names one item or more, holds; never null.

    An empty value is unlike every value. A flag is written `1` or `0` in a file.
    """
    return reduce(and_, (_is(item, wanted) for item, wanted in when.root.items()))


def holding(frame: pl.DataFrame, when: When) -> pl.DataFrame:
    """Return the rows for which the condition holds; an empty condition holds for all."""
    return nw.from_native(frame).filter(holds(when)).to_native() if when.root else frame


def written(value: Value) -> str:
    """Return a value of the catalogue as a file writes it."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _is(item: str, wanted: Wanted) -> nw.Expr:
    column = nw.col(item)
    if isinstance(wanted, Filled):
        return ~column.is_null() if wanted.filled else column.is_null()
    return column.is_in([written(value) for value in values_of(wanted)]).fill_null(value=False)
