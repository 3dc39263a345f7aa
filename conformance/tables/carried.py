"""Values that a receiver took over from a sender, as expressions over the sender's columns.

As `conformance.worlds.courier` does it row by row.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models.flows import CarriedValue
from conformance.tables.conditions import file_value

if TYPE_CHECKING:
    from conformance.catalog.models.flows import Taken
    from conformance.catalog.models.records import Item


def columns_of(taken: Taken) -> frozenset[str]:
    """Return the sender's items that a value comes from."""
    if isinstance(taken, CarriedValue):
        return frozenset({*taken.items, *taken.where})
    return frozenset({taken}) if isinstance(taken, str) else frozenset()


def value_of(item: Item, taken: Taken) -> pl.Expr:
    """Return the text that the receiver's item should have; null where the sender says nothing."""
    if isinstance(taken, str):
        return pl.col(taken)
    if not isinstance(taken, CarriedValue):
        return pl.lit(None, pl.String)
    value = pl.coalesce([pl.col(name) for name in taken.items])
    if taken.codes:
        codes = {k: None if v is None else file_value(v) for k, v in _scalars(taken).items()}
        value = value.replace_strict(codes, default=None, return_dtype=pl.String)
    if taken.cut and item.max_len is not None:
        value = value.str.slice(0, item.max_len)
    if taken.where:
        held = [pl.col(name).is_in([*values]) for name, values in taken.where.items()]
        value = pl.when(reduce(and_, held)).then(value)
    return value


def _scalars(taken: CarriedValue) -> dict[str, bool | int | str | None]:
    return {k: v if isinstance(v, (bool, int, str)) else None for k, v in taken.codes.items()}
