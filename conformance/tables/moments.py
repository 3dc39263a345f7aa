"""Values in time as whole numbers that can be compared, whatever their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from conformance.catalog.models.records import ItemType

_DATE = "%Y-%m-%d"


_WHOLE = {"year": 4, "year_month": 7, "date": 10, "datetime": 19}
"""How many characters a year, a month, a day, a point in time has."""


def common(one: ItemType, other: ItemType) -> ItemType:
    """Return what two values in time are compared by: the less exact type of the two."""
    return min(one, other, key=lambda kind: _WHOLE.get(kind, 0)) if one != other else one


def moment(item: str, kind: ItemType, *, cut: bool = False) -> pl.Expr:
    """Return the place in time (or the number) a value stands for; null where it names none.

    Days for dates and months, seconds for date-times, the number itself for years and integers.
    Marks of open ranges and partly unspecified dates stand for no place. `cut`: the value is more
    exact than the type, and what it says beyond it does not count.
    """
    text = pl.col(item).str.slice(0, _WHOLE[kind]) if cut else pl.col(item)
    if kind == "date":
        return text.str.to_date(_DATE, strict=False).cast(pl.Int64)
    if kind == "year_month":
        return (text + "-01").str.to_date(_DATE, strict=False).cast(pl.Int64)
    if kind == "datetime":
        plain = text.str.slice(0, 19)  # the zone is the same for all: Japan
        return plain.str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False).dt.epoch("s")
    return text.cast(pl.Int64, strict=False)
