"""A condition on the items of a row as a mask over the columns of its file."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.catalog.models.conditions import Bounds, Filled, values_of
from conformance.tables.violation import Violation
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import polars as pl

    from conformance.catalog.models.conditions import Value, Wanted, When
    from conformance.catalog.models.records import Item


def condition_expr(when: When) -> nw.Expr:
    """Return where the condition, which names one item or more, holds; never null.

    An empty value is unlike every value. A flag is written `1` or `0` in a file.
    """
    return reduce(and_, (_is(item, wanted) for item, wanted in when.root.items()))


def holding(frame: pl.DataFrame, when: When) -> pl.DataFrame:
    """Return the rows for which the condition holds; an empty condition holds for all."""
    return nw.from_native(frame).filter(condition_expr(when)).to_native() if when.root else frame


def marked(frame: pl.DataFrame, when: When, name: str) -> pl.DataFrame:
    """Return the rows with a column that is true where the condition holds; everywhere if empty."""
    mask = condition_expr(when) if when.root else nw.lit(value=True)
    return nw.from_native(frame).with_columns(mask.alias(name)).to_native()


def missing_when(item: Item, columns: Collection[str]) -> Iterator[Violation]:
    """Yield the mask of rows in which the item has no value although their other values ask for it.

    Where the file lacks a column of the condition nothing can be said; the column itself is missed.
    """
    when = item.required_when
    if when is not None and set(when.items) <= set(columns):
        mask = nw.col(item.key).is_null() & condition_expr(when)
        yield Violation("F-FILE-REQUIRED-WHEN", mask, {"when": condition_words(when)})


def condition_words(when: When) -> Bilingual:
    """Return a condition in words: `status = 1/2, name: empty`."""
    parts = list(when.root.items())
    return Bilingual(
        "、".join(_said(item, wanted, "値がある", "値がない") for item, wanted in parts),
        ", ".join(_said(item, wanted, "filled", "empty") for item, wanted in parts),
    )


def file_value(value: Value) -> str:
    """Return a value of the catalogue as a file writes it."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _is(item: str, wanted: Wanted) -> nw.Expr:
    column = nw.col(item)
    if isinstance(wanted, Filled):
        return ~column.is_null() if wanted.filled else column.is_null()
    if isinstance(wanted, Bounds):
        return _within(item, wanted)
    return column.is_in([file_value(value) for value in values_of(wanted)]).fill_null(value=False)


def _within(item: str, bounds: Bounds) -> nw.Expr:
    """Return where an item is a number within bounds; what is no number is not."""
    text, plain = nw.col(item), r"^-?[0-9]{1,18}(\.[0-9]+)?$"
    number = nw.when(text.str.contains(plain)).then(text).otherwise(None).cast(nw.Float64())
    zero = nw.when(text.is_null()).then(nw.lit(0.0)).otherwise(number)
    masks = [] if bounds.least is None else [zero >= bounds.least]
    masks += [] if bounds.most is None else [zero <= bounds.most]
    return reduce(and_, masks).fill_null(value=False)


def _said(item: str, wanted: Wanted, filled: str, empty: str) -> str:
    if isinstance(wanted, Filled):
        return f"{item}: {filled if wanted.filled else empty}"
    if isinstance(wanted, Bounds):
        least = "" if wanted.least is None else f"{wanted.least} ≤ "
        return f"{least}{item}" + ("" if wanted.most is None else f" ≤ {wanted.most}")
    return f"{item} = {'/'.join(file_value(value) for value in values_of(wanted))}"
