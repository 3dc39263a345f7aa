"""Rows changed to what a law asks of each by itself, or of those of one key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.population.city.conditions import condition_mask
from conformance.population.of_age import right_day, wrong_day
from conformance.values.office_days import STANDARD

_FOUND, _ASKED = "#found", "#asked"


def by_themselves(
    frame: pl.DataFrame,
    one: law.HasValue
    | law.SharesSum
    | law.Aged
    | law.MultipleOf
    | law.Bounded
    | law.OnOpenDay
    | law.NotPast
    | law.FirstGreatest
    | law.LastNotMore,
) -> pl.DataFrame:
    """Return the rows with one item changed to what they themselves ask for."""
    match one:
        case law.HasValue():
            return _with_value(frame, one)
        case law.SharesSum():
            return _shared(frame, one)
        case law.Aged():
            return of_age(frame, one, one.birth)
        case law.LastNotMore():
            return _levelled(frame, one)
        case law.NotPast():
            open_end = pl.when(condition_mask(one.rows.when)).then(None).otherwise(one.item)
            return frame.with_columns(open_end.cast(pl.String).alias(one.item))
        case law.FirstGreatest():
            return _as_the_first(frame, one)
        case law.MultipleOf() | law.Bounded() | law.OnOpenDay():
            return _alone(frame, one)


def _as_the_first(frame: pl.DataFrame, one: law.FirstGreatest) -> pl.DataFrame:
    """Return the rows with none greater than the first of those that belong together."""
    asked, number = condition_mask(one.rows.when), pl.col(one.item).cast(pl.Int64)
    order = pl.when(asked).then(pl.col(one.number).cast(pl.Int64, strict=False))
    first = number.sort_by(order, nulls_last=True).first().over(one.per)
    wrong = (asked & (number > first)).fill_null(value=False)
    text = pl.when(wrong).then(first.cast(pl.String)).otherwise(one.item)
    return frame.with_columns(text.alias(one.item))


def _levelled(frame: pl.DataFrame, one: law.LastNotMore) -> pl.DataFrame:
    """Return the rows with no last one of a key above the one before it."""
    asked, number = condition_mask(one.rows.when), pl.col(one.number).cast(pl.Int64)
    read = frame.with_row_index("#row").filter(asked).sort(number)
    amount = pl.col(one.amount).cast(pl.Int64)
    before = amount.shift(1).over(one.per)
    last = number == number.max().over(one.per)
    mended = read.filter((last & (amount > before)).fill_null(value=False))
    right = read.with_columns(before.cast(pl.String).alias(_FOUND)).filter(
        pl.col("#row").is_in(mended["#row"].implode())
    )
    both = frame.with_row_index("#row").join(
        right.select("#row", _FOUND), on="#row", how="left", maintain_order="left"
    )
    text = pl.coalesce(_FOUND, one.amount).alias(one.amount)
    return both.with_columns(text).drop("#row", _FOUND)


def _alone(frame: pl.DataFrame, one: law.MultipleOf | law.Bounded | law.OnOpenDay) -> pl.DataFrame:
    """Return the rows with one item rounded, held within bounds or moved to an open day."""
    read = frame.select(one.item, condition_mask(one.rows.when).alias(_FOUND))
    texts = [
        _mended(row[one.item], one) if row[_FOUND] else row[one.item]
        for row in read.iter_rows(named=True)
    ]
    return frame.with_columns(pl.Series(one.item, texts, pl.String))


def _mended(text: str | None, one: law.MultipleOf | law.Bounded | law.OnOpenDay) -> str | None:
    try:
        match one:
            case law.OnOpenDay():
                return (
                    None
                    if text is None
                    else str(STANDARD.open_on_or_after(date.fromisoformat(text)))
                )
            case law.MultipleOf():
                return None if text is None else str(int(text) // one.unit * one.unit)
            case law.Bounded():
                number = None if text is None else Decimal(text)
    except ValueError:
        return text
    if number is None:
        return None
    least = number if one.least is None else max(number, Decimal(one.least))
    return str(least if one.most is None else min(least, Decimal(one.most)))


def _with_value(frame: pl.DataFrame, one: law.HasValue) -> pl.DataFrame:
    texts = [str(int(v)) if isinstance(v, bool) else str(v) for v in one.values]
    item, right = pl.col(one.item), pl.lit(texts[0] if texts else None, pl.String)
    wrong = condition_mask(one.rows.when) & item.is_not_null() & ~item.is_in(texts)
    return frame.with_columns(pl.when(wrong).then(right).otherwise(item).alias(one.item))


def of_age(frame: pl.DataFrame, one: law.Aged, birth: str) -> pl.DataFrame:
    """Return the rows with the day on which the age was reached where it was another.

    `birth`: the column with the day of birth.
    """
    asked = condition_mask(one.rows.when).alias(_ASKED)
    read = frame.select(pl.col(birth).alias(one.birth), one.on, asked)
    days = [
        right_day(one, row[one.birth]) if row[_ASKED] and wrong_day(one, row) else row[one.on]
        for row in read.iter_rows(named=True)
    ]
    return frame.with_columns(pl.Series(one.on, days, pl.String))


def _shared(frame: pl.DataFrame, one: law.SharesSum) -> pl.DataFrame:
    """Return the rows with the same share for every row of a key."""
    asked = condition_mask(one.rows.when)
    counted = pl.when(asked).then(pl.col(one.per[0]).is_not_null().cast(pl.Int64))
    several = counted.sum().over(one.per).cast(pl.String)
    return frame.with_columns(
        pl.when(asked).then(pl.lit("1")).otherwise(one.numerator).alias(one.numerator),
        pl.when(asked).then(several).otherwise(one.denominator).alias(one.denominator),
    )
