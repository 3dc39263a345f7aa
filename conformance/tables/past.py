"""Rows that say they go on although the end in them lies long before the day of the export."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from datetime import date

    from conformance.catalog.models.file_laws import NotPast
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _NUMBER, _NEWEST, _END = "#key", "#number", "#newest", "#end"


def long_past(law: NotPast, day: date, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose end lies longer ago than the law allows for; return how many go on."""
    judged, newest = 0, _newest(law, rows)
    for whole in rows.blocks(law.uses[0][1]):
        block = whole
        if newest is not None and law.number is not None:
            numbered = whole.with_columns(
                hashed(law.per).alias(_KEY), rows.rank(law.number).alias(_NUMBER)
            )
            known = numbered.join(newest, on=_KEY, how="left", maintain_order="left")
            block = known.filter(pl.col(_NUMBER) == pl.col(_NEWEST))
        judged += block.height
        read = block.select(LINE, pl.col(law.item).alias(VALUE), _end(law, rows))
        wrong = read.filter(pl.col(_END) + timedelta(days=law.late) < pl.lit(day))
        tally = tallies.at(subject, "F-FILE-PAST", item=law.item, day=str(day))
        note(tally, wrong.select(LINE, VALUE), law.item)
    return judged


def _end(law: NotPast, rows: Table) -> pl.Expr:
    """Return the last day: the day itself, or that of the month."""
    text = pl.col(law.item)
    if rows.group.item(law.item).type == "year_month":
        first = (text + "-01").str.to_date("%Y-%m-%d", strict=False)
        return first.dt.month_end().alias(_END)
    return text.str.to_date("%Y-%m-%d", strict=False).alias(_END)


def _newest(law: NotPast, rows: Table) -> pl.DataFrame | None:
    """Return the greatest number of each key, of all rows of the file; None without versions."""
    if law.number is None:
        return None
    told = [hashed(law.per).alias(_KEY), rows.rank(law.number).alias(_NEWEST)]
    every = rows.whole()
    parts = [block.select(told).drop_nulls() for block in every.blocks([*law.per, law.number])]
    if not parts:
        return pl.DataFrame(schema={_KEY: pl.UInt64, _NEWEST: pl.Int64})
    return pl.concat(parts).group_by(_KEY).agg(pl.col(_NEWEST).max())
