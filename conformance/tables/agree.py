"""Two files about the same thing: rows with the same key hold the same values.

The rows compared with are kept as two 64-bit hashes for each item: of the key, and of key and
value. Two that share a hash are taken for one, so that a fault may be missed (with a chance of
1 : 10¹² for twenty million rows) but none is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.lookup import stands_in
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.models.file_laws import RowsAgree
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _PAIR = "#key", "#pair"

Known = tuple[pl.Series, pl.Series]
"""The sorted hashes of keys that have a value, and of keys with their value."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values compared with stand.

    Attributes:
        table: the file.
        key: its items that make the key.
        values: for each item compared, the value it should have, as an expression.
        columns: all items that key and values need.
    """

    table: Table
    key: Sequence[str]
    values: Mapping[str, pl.Expr]
    columns: frozenset[str]


def disagreeing(law: RowsAgree, rows: Table, others: Table, subject: str, tallies: Tallies) -> int:
    """Count values that no row of `others` with the same key has; return how many were compared."""
    key = [*law.key.values()]
    values = {item: pl.col(other) for item, other in law.items.items()}
    source = Source(others, key, values, frozenset({*key, *law.items.values()}))
    return disagreeing_with(rows, [*law.key], [source], subject, tallies)


def disagreeing_with(
    rows: Table, key: Sequence[str], sources: Sequence[Source], subject: str, tallies: Tallies
) -> int:
    """Count values that no row of any source with the same key has, each item by itself.

    Faults stand under the subject and the item. Empty values on either side say nothing.

    Returns:
        How many values were compared.
    """
    known, judged = _known(sources), 0
    files = ", ".join(dict.fromkeys(source.table.export.name for source in sources))
    for block in rows.blocks([*key, *known]):
        for item, (keys, pairs) in known.items():
            found = block.drop_nulls(item).select(
                LINE,
                pl.col(item).alias(VALUE),
                hashed(key).alias(_KEY),
                hashed([*key, item]).alias(_PAIR),
            )
            found = found.filter(stands_in(found[_KEY], keys))
            judged += found.height
            tally = tallies.at(f"{subject} {item}", "F-FILE-DISAGREES", item=item, file=files)
            note(tally, found.filter(~stands_in(found[_PAIR], pairs)), item)
    return judged


def _known(sources: Iterable[Source]) -> dict[str, Known]:
    kept: dict[str, list[pl.DataFrame]] = {}
    for source in sources:
        key = [*source.key]
        for block in source.table.blocks(source.columns):
            for item, value in source.values.items():
                valued = block.with_columns(value.alias(VALUE)).drop_nulls(VALUE)
                pairs = valued.select(hashed(key).alias(_KEY), hashed([*key, VALUE]).alias(_PAIR))
                kept.setdefault(item, []).append(pairs)
        for item in source.values:
            kept.setdefault(item, [])
    return {item: _sorted(parts) for item, parts in kept.items()}


def _sorted(parts: list[pl.DataFrame]) -> Known:
    empty = pl.DataFrame(schema={_KEY: pl.UInt64, _PAIR: pl.UInt64})
    whole = pl.concat([empty, *parts]).drop_nulls()
    parts.clear()
    return whole[_KEY].unique().sort(), whole[_PAIR].unique().sort()
