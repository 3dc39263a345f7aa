"""Dates and numbers in order: within a row, and between the rows of two files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.alone import least
from conformance.tables.hashes import hashed
from conformance.tables.moments import common
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.file_laws import InOrder
    from conformance.catalog.models.records import ItemType
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _EARLIER, _LATER, _NUMBER = "#key", "#earlier", "#later", "#number"


def out_of_order(
    law: InOrder, rows: Table, others: Table | None, subject: str, tallies: Tallies
) -> int:
    """Count rows whose later value lies before the earlier, the greatest where there are several.

    Returns:
        How many rows have both values.
    """
    by = common(*(of.group.item(key).type for of, key in _compared(law, rows, others)))
    judged, known = 0, _greatest(law, others, by) if others else None
    facts = {"earlier": law.earlier, "later": law.later}
    wanted = [law.later, *([*law.key] if others else [law.earlier])]
    for block in rows.blocks(wanted):
        row = block.with_columns(
            rows.rank(law.later, by).alias(_LATER), pl.col(law.later).alias(VALUE)
        )
        if known is None:
            row = row.with_columns(rows.rank(law.earlier, by).alias(_EARLIER))
        else:
            row = row.with_columns(hashed([*law.key]).alias(_KEY)).join(known, on=_KEY, how="left")
        both = row.drop_nulls([_EARLIER, _LATER])
        judged += both.height
        wrong = both.filter(pl.col(_EARLIER) > pl.col(_LATER)).select(LINE, VALUE)
        note(tallies.at(subject, "F-FILE-ORDER", **facts), wrong, law.later)
    return judged


def _compared(law: InOrder, rows: Table, others: Table | None) -> tuple[tuple[Table, str], ...]:
    return (others or rows, law.earlier), (rows, law.later)


def _greatest(law: InOrder, others: Table, by: ItemType) -> pl.DataFrame:
    """Return the greatest of the earlier values by the hash of their key."""
    key, number = [*law.key.values()], law.first
    first = pl.lit(0) if number is None else others.rank(number)
    known = [
        hashed(key).alias(_KEY),
        others.rank(law.earlier, by).alias(_EARLIER),
        first.alias(_NUMBER),
    ]
    wanted = [*key, law.earlier, *([number] if number else [])]
    parts = [block.select(known).drop_nulls() for block in others.blocks(wanted)]
    if not parts:
        return pl.DataFrame(schema={_KEY: pl.UInt64, _EARLIER: pl.Int64})
    earliest = least(others, number) if number else 0
    kept = pl.concat(parts).filter(pl.col(_NUMBER) == earliest)
    return kept.group_by(_KEY).agg(pl.col(_EARLIER).max())
