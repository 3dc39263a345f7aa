"""Which rows of a vendor's file count: by the values in them."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from conformance.surfaces.files_mapping.models import FilledColumn, Other
from conformance.tables.mapped.columns import column_of

if TYPE_CHECKING:
    from conformance.surfaces.files_mapping.models import FileRows, Wanted, Where


def columns_in(rows: FileRows) -> tuple[str, ...]:
    """Return the headings that decide which rows count, but not their versions."""
    return tuple(rows.where.root)


def holding(frame: pl.DataFrame, where: Where) -> pl.DataFrame:
    """Return the rows in which every column is as wanted; an empty condition holds for all."""
    return frame.filter(where_expr(where)) if where.root else frame


def where_expr(where: Where, register: str | None = None) -> pl.Expr:
    """Return where a condition, which names one column or more, holds; never null."""
    wanted = where.root.items()
    return reduce(and_, (_is(column_of(register, name), one) for name, one in wanted))


def _is(heading: str, wanted: Wanted) -> pl.Expr:
    column = pl.col(heading)
    if isinstance(wanted, FilledColumn):
        return column.is_not_null() if wanted.filled else column.is_null()
    if isinstance(wanted, Other):
        return ~column.fill_null("").is_in(list(wanted.none_of))
    values = [wanted] if isinstance(wanted, str) else list(wanted)
    return column.fill_null("").is_in(values)
