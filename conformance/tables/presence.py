"""Rows and values that must, must not, or may only once stand in a file; keys told by their hash.

Two keys that share a 64-bit hash are taken for one: of twenty million, with a chance of about
1 : 100,000.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.conditions import file_value
from conformance.tables.hashes import hashed
from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.spots import EMPTY, EXPECTED, VALUE, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.file_laws import AtMostOne, ExistsWhen, HasValue, NoneWhen
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _ROW = "#key", "#row"


def unaccompanied(
    law: ExistsWhen | NoneWhen, rows: Table, others: Table, subject: str, tallies: Tallies
) -> int:
    """Count rows without a row of `others` with their key; of `none_when`, those that have one.

    Returns:
        How many rows were judged: those with a value in every item of the key.
    """
    key = [*law.key.values()]
    known = collected(others.seen(key, partial(_keyed, key))).drop_nulls()
    forbidden, judged = law.law == "none_when", 0
    code = "F-FILE-SURPLUS" if forbidden else "F-FILE-LACKING"
    facts = {"key": ", ".join(law.key), "file": others.export.name}

    def look(block: pl.DataFrame) -> tuple[int, pl.DataFrame]:
        keyed = block.select(LINE, hashed([*law.key]).alias(_KEY)).drop_nulls(_KEY)
        present = stands_in(keyed[_KEY], known)
        return keyed.height, keyed.filter(present if forbidden else ~present)

    for height, wrong in rows.seen([*law.key], look):
        judged += height
        note(tallies.at(subject, code, **facts), wrong, next(iter(law.key)))
    return judged


def _keyed(key: Sequence[str], block: pl.DataFrame) -> pl.Series:
    return block.select(hashed(key).alias(_KEY))[_KEY]


def repeated(law: AtMostOne, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count rows that have the same values in `per` as an earlier one.

    Rows with the same primary key are one row that stands twice, which is another fault.

    Returns:
        How many rows were judged.
    """
    key = [*rows.group.primary_key]
    parts = [
        block.select(LINE, hashed(law.per).alias(_KEY), hashed(key).alias(_ROW)).drop_nulls(_KEY)
        for block in rows.blocks([*law.per, *key])
    ]
    if not parts:
        return 0
    kept = pl.concat(parts)
    ordered = kept[_KEY].sort()
    twice = ordered.filter(ordered == ordered.shift(1)).unique().to_frame()
    same = kept.join(twice, on=_KEY, how="semi").unique(_ROW, keep="first").sort(_KEY, LINE)
    wrong = same.filter(pl.col(_KEY) == pl.col(_KEY).shift(1))
    tally = tallies.at(subject, "F-FILE-SEVERAL", per=", ".join(law.per))
    note(tally, wrong, law.per[-1])
    return kept.height


def other_values(law: HasValue, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count values that are none of those the law names; return how many were judged.

    An empty cell is judged only where there must be no value.
    """
    judged, wanted = 0, [file_value(value) for value in law.values]
    told = "/".join(wanted) or EMPTY
    for block in rows.blocks([law.item]):
        found = block.drop_nulls(law.item).select(
            LINE, pl.col(law.item).alias(VALUE), pl.lit(told).alias(EXPECTED)
        )
        judged += found.height if wanted else block.height
        wrong = found.filter(~pl.col(VALUE).is_in(wanted))
        tally = tallies.at(subject, "F-FILE-VALUE", item=law.item, values=told)
        note(tally, wrong, law.item)
    return judged
