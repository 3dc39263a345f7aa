"""What is due in parts, paid, and paid back: instalments, and overpayments against payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.read import LINE
from conformance.tables.spots import EXPECTED, VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.payment_laws import FirstGreatest, PaidBack
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _PER, _NUMBER, _SUM, _OWED, _OVER = "#key", "#per", "#number", "#sum", "#owed", "#over"


def first_not_greatest(law: FirstGreatest, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows whose amount is above the first of their kind; return how many were judged."""
    wanted = [
        LINE,
        hashed([*law.per]).alias(_PER),
        hashed([*law.alike]).alias(_KEY) if law.alike else pl.lit(0, pl.UInt64).alias(_KEY),
        rows.rank(law.number).alias(_NUMBER),
        rows.number(law.item).alias(_SUM),
        pl.col(law.item).alias(VALUE),
    ]
    parts = [block.select(wanted).drop_nulls(_PER) for block in rows.blocks(law.uses[0][1])]
    if not parts:
        return 0
    whole, read = pl.concat(parts), pl.col(_KEY, _NUMBER, _SUM).is_not_null()
    fits = (pl.all_horizontal(read).all() & (pl.col(_KEY).n_unique() == 1)).over(_PER)
    once = (pl.col(_NUMBER).n_unique() == pl.len()).over(_PER) & (pl.len().over(_PER) > 1)
    judged = whole.filter(fits & once).sort(LINE)
    first = pl.col(_SUM).sort_by(_NUMBER).first().over(_PER)
    wrong = judged.filter(pl.col(_SUM) > first).with_columns(
        pl.format("≤ {}", first.cast(pl.Int64)).alias(EXPECTED)
    )
    facts = {"total": law.item, "parts": law.number}
    note(tallies.at(subject, "F-FILE-FIRST", **facts), wrong, law.item)
    return judged.height


def not_paid_back(
    law: PaidBack, tables: tuple[Table, Table, Table], subject: str, tallies: Tallies
) -> int:
    """Count rows of payments beyond what is owed of which no overpayment, or another, is known.

    `tables`: the payments, what is owed, what was paid back.
    """
    rows, owed, back = tables
    paid = _payments(law, rows)
    if paid is None:
        return 0
    key = [hashed([*law.key.values()]).alias(_KEY), owed.number(law.total).alias(_OWED)]
    due = _summed([b.select(key) for b in owed.blocks(law.uses[1][1])], _KEY, _OWED)
    per = [hashed([*law.per.values()]).alias(_PER), back.number(law.returned).alias(_SUM)]
    returned = _summed([b.select(per) for b in back.blocks(law.uses[2][1])], _PER, _SUM)
    by_key = paid.group_by(_KEY, _PER).agg(pl.col(_NUMBER).sum()).join(due, on=_KEY, how="left")
    known = by_key.filter(pl.col(_OWED).is_not_null().all().over(_PER))
    over = (pl.col(_NUMBER) - pl.col(_OWED)).clip(lower_bound=0).alias(_OVER)
    beyond = known.with_columns(over).filter(pl.col(_OVER) > 0)
    total = beyond.group_by(_PER).agg(pl.col(_OVER).sum().alias(_OWED))
    found = total.join(returned, on=_PER, how="left").with_columns(pl.col(_SUM).fill_null(0))
    told = found.select(_PER, pl.col(_OWED).cast(pl.Int64), _SUM)
    judged = paid.join(beyond.select(_KEY), on=_KEY, how="semi").join(told, on=_PER, how="inner")
    wrong = judged.filter(pl.col(_SUM) != pl.col(_OWED)).with_columns(
        pl.col(_OWED).cast(pl.String).alias(EXPECTED)
    )
    facts = {"total": law.returned, "parts": f"{law.part} - {law.total}"}
    note(tallies.at(subject, "F-FILE-SUM", **facts), wrong, law.part)
    return judged.height


def _payments(law: PaidBack, rows: Table) -> pl.DataFrame | None:
    wanted = [
        LINE,
        hashed([*law.key]).alias(_KEY),
        hashed([*law.per]).alias(_PER),
        rows.number(law.part).alias(_NUMBER),
        pl.col(law.part).alias(VALUE),
    ]
    parts = [block.select(wanted).drop_nulls() for block in rows.blocks(law.uses[0][1])]
    return pl.concat(parts) if parts else None


def _summed(parts: list[pl.DataFrame], key: str, number: str) -> pl.DataFrame:
    if not parts:
        return pl.DataFrame(schema={key: pl.UInt64, number: pl.Int64})
    return pl.concat(parts).drop_nulls().group_by(key).agg(pl.col(number).sum())
