"""Sums that must come out: of the items of a row, and of the rows of another file."""

from __future__ import annotations

from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.alone import least, stands_alone
from conformance.tables.conditions import marked
from conformance.tables.hashes import hashed
from conformance.tables.read import LINE
from conformance.tables.spots import EXPECTED, VALUE, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.file_laws import AddsUp, Counted, PartsSum
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _SUM, _TOTAL, _ODD, _COUNTS = "#key", "#sum", "#total", "#odd", "#counts"
_MOST_PARTS = 64  # sums of blocks are brought together after so many


def not_adding_up(law: AddsUp, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose total is not what the items give; return how many were judged."""
    judged, first = 0, pl.lit(value=True)
    if law.first is not None:
        first = (rows.rank(law.first) == least(rows, law.first)).fill_null(value=False)
    for whole in rows.blocks(law.uses[0][1]):
        block = whole.filter(first)
        given = pl.any_horizontal([pl.col(item).is_not_null() for item in law.plus])
        wanted = _sum(rows, law.plus, law.unless) - _sum(rows, law.minus, law.unless)
        if law.least is not None:
            wanted = pl.max_horizontal(wanted, pl.lit(law.least))
        compared = block.filter(given).select(
            LINE,
            pl.col(law.total).alias(VALUE),
            rows.number(law.total).alias(_TOTAL),
            wanted.alias(_SUM),
        )
        parts = " + ".join(law.plus)
        judged += _compare(compared, law.total, parts, subject, tallies, law.within)
    return judged


def not_the_sum(law: PartsSum, rows: Table, others: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose total is not the sum of its parts; return how many were judged."""
    sums, judged, alone = _sums(law, others), 0, stands_alone(rows, law.alone)
    for block in rows.blocks([*law.key, *chain(*law.alone), law.total]):
        keyed = block.filter(alone).select(
            LINE,
            pl.col(law.total).alias(VALUE),
            rows.number(law.total).alias(_TOTAL),
            hashed([*law.key]).alias(_KEY),
        )
        compared = keyed.join(sums, on=_KEY, how="inner")
        judged += _compare(compared, law.total, law.part, subject, tallies)
    return judged


def not_the_number(law: Counted, rows: Table, others: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose total is not the number of the others; return how many were judged."""
    key, one, judged = [*law.key.values()], pl.lit(1, pl.Int64).alias(_SUM), 0
    parts = [
        block.select(hashed(key).alias(_KEY), one).drop_nulls(_KEY) for block in others.blocks(key)
    ]
    if not parts:
        return 0
    counts = pl.concat(parts).group_by(_KEY).agg(pl.col(_SUM).sum())
    for block in rows.blocks([*law.key, law.total]):
        keyed = block.select(
            LINE,
            pl.col(law.total).alias(VALUE),
            rows.number(law.total).alias(_TOTAL),
            hashed([*law.key]).alias(_KEY),
        )
        compared = keyed.join(counts, on=_KEY, how="inner")
        judged += _compare(compared, law.total, others.export.name, subject, tallies)
    return judged


def _compare(
    compared: pl.DataFrame,
    total: str,
    parts: str,
    subject: str,
    tallies: Tallies,
    within: int | None = 0,
) -> int:
    """Count the rows whose total is above the sum, or below it by more than `within` where given.

    What is no number is another fault; a sum is not known where a part of it is none.
    """
    judged = compared.drop_nulls([_TOTAL, _SUM])
    fits = pl.col(_TOTAL) <= pl.col(_SUM)
    if within is not None:
        fits &= pl.col(_TOTAL) >= pl.col(_SUM) - within
    wrong = judged.filter(~fits)
    shown = wrong.with_columns(pl.col(_SUM).cast(pl.String).alias(EXPECTED))
    note(tallies.at(subject, "F-FILE-SUM", total=total, parts=parts), shown, total)
    return judged.height


def _sum(rows: Table, items: Iterable[str], unless: Mapping[str, str]) -> pl.Expr:
    return reduce(add, [_counting(rows, item, unless.get(item)) for item in items], pl.lit(0))


def _counting(rows: Table, item: str, flag: str | None) -> pl.Expr:
    """Return a part of a sum, 0 where the row's flag says that it does not count."""
    part = _part(rows, item)
    return part if flag is None else pl.when(pl.col(flag).eq_missing("1")).then(0).otherwise(part)


def _part(rows: Table, item: str) -> pl.Expr:
    """Return a part of a sum: 0 where the cell is empty, null where it holds no number."""
    return pl.when(pl.col(item).is_null()).then(0).otherwise(rows.number(item))


def _sums(law: PartsSum, others: Table) -> pl.DataFrame:
    """Return the sum of the parts by the hash of their key.

    It is null where a part is no number, and where the law does not judge the rows of a part.
    """
    key, parts = [*law.key.values()], list[pl.DataFrame]()
    for plain in others.blocks([*key, law.part, *law.only.items]):
        block = marked(plain, law.only, _COUNTS)
        number = _part(others, law.part)
        odd = number.is_null() | ~pl.col(_COUNTS)
        read = [number.fill_null(0).alias(_SUM), odd.cast(pl.UInt32).alias(_ODD)]
        parts.append(_grouped(block.select(hashed(key).alias(_KEY), *read)))
        if len(parts) == _MOST_PARTS:
            parts = [_grouped(pl.concat(parts))]
    if not parts:
        return pl.DataFrame(schema={_KEY: pl.UInt64, _SUM: pl.Int64})
    whole = _grouped(pl.concat(parts))
    known = pl.when(pl.col(_ODD) == 0).then(pl.col(_SUM)).alias(_SUM)
    return whole.select(_KEY, known)


def _grouped(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop_nulls(_KEY).group_by(_KEY).agg(pl.col(_SUM, _ODD).sum())
