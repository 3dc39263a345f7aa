"""Rows changed to what a law asks of them by the rows of another group with the same key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.population.city.conditions import condition_mask
from conformance.population.city.laws_alone import of_age

if TYPE_CHECKING:
    from collections.abc import Mapping

FOUND = "#found"
"""The column of what was found among the others."""


def beside(
    frame: pl.DataFrame,
    one: law.RowsAgree | law.Counted | law.PartsSum | law.PaidBack | law.Aged,
    others: pl.DataFrame,
) -> pl.DataFrame:
    """Return the rows with what the others decide."""
    match one:
        case law.RowsAgree():
            return _agreeing(frame, one, others)
        case law.Counted():
            return _counted(frame, one, others)
        case law.PartsSum():
            return _summed(frame, one, others)
        case law.PaidBack():
            return _nothing_beyond(frame, one, others)
        case law.Aged():
            born = joined_rows(frame, others, one.key, pl.col(one.birth).first())
            return of_age(born, one, FOUND).drop(FOUND)


def _agreeing(frame: pl.DataFrame, one: law.RowsAgree, others: pl.DataFrame) -> pl.DataFrame:
    for item, theirs in one.items.items():
        both = joined_rows(frame, others, one.key, pl.col(theirs).drop_nulls().first())
        told = (
            condition_mask(one.rows.when) & pl.col(item).is_not_null() & pl.col(FOUND).is_not_null()
        )
        text = pl.when(told).then(FOUND).otherwise(item)
        frame = both.with_columns(text.alias(item)).drop(FOUND)
    return frame


def _counted(frame: pl.DataFrame, one: law.Counted, others: pl.DataFrame) -> pl.DataFrame:
    both = joined_rows(frame, others, one.key, pl.len().cast(pl.String))
    told = (
        condition_mask(one.rows.when)
        & pl.col(FOUND).is_not_null()
        & pl.col(one.total).is_not_null()
    )
    text = pl.when(told).then(FOUND).otherwise(one.total)
    return both.with_columns(text.alias(one.total)).drop(FOUND)


def _summed(frame: pl.DataFrame, one: law.PartsSum, others: pl.DataFrame) -> pl.DataFrame:
    whole = pl.col(one.part).cast(pl.Int64).fill_null(0).sum().cast(pl.String)
    both = joined_rows(frame, others, one.key, whole)
    told = (
        condition_mask(one.rows.when)
        & pl.col(FOUND).is_not_null()
        & pl.col(one.total).is_not_null()
    )
    text = pl.when(told).then(FOUND).otherwise(one.total)
    return both.with_columns(text.alias(one.total)).drop(FOUND)


def _nothing_beyond(frame: pl.DataFrame, one: law.PaidBack, others: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with no more paid than is owed."""
    owed = pl.col(one.total).cast(pl.Int64).sum()
    both = joined_rows(frame, others, one.key, owed)
    share = pl.col(FOUND) // pl.len().over(list(one.key))
    above = (pl.col(one.part).cast(pl.Int64) > share).fill_null(value=False)
    text = pl.when(above).then(share.cast(pl.String)).otherwise(one.part)
    return both.with_columns(text.alias(one.part)).drop(FOUND)


def joined_rows(
    frame: pl.DataFrame, others: pl.DataFrame, key: Mapping[str, str], found: pl.Expr
) -> pl.DataFrame:
    """Return the rows with what was found among the others of the same key."""
    theirs = list(key.values())
    told = others.drop_nulls(theirs).group_by(theirs, maintain_order=True).agg(found.alias(FOUND))
    return frame.join(
        told, left_on=list(key), right_on=theirs, how="left", maintain_order="left", coalesce=True
    )
