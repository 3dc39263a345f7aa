"""Two files about the same thing: rows with the same key hold the same values.

The rows compared with are kept as two 64-bit hashes for each item: of the key, and of key and
value. Two that share a hash are taken for one, so that a fault may be missed (with a chance of
1 : 10¹² for twenty million rows) but none is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
class ComparedSource:
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
    source = ComparedSource(others, key, values, frozenset({*key, *law.items.values()}))
    return disagreeing_with(rows, [*law.key], [source], subject, tallies)


def disagreeing_with(
    rows: Table,
    key: Sequence[str],
    sources: Sequence[ComparedSource],
    subject: str,
    tallies: Tallies,
) -> int:
    """Count values that no row of any source with the same key has, each item by itself.

    Faults stand under the subject and the item. Empty values on either side say nothing.

    Returns:
        How many values were compared.
    """
    known, judged = _known(sources), 0
    files = ", ".join(dict.fromkeys(source.table.export.name for source in sources))

    def look(block: pl.DataFrame) -> list[tuple[str, int, pl.DataFrame]]:
        return [(item, *_differing(block, key, item, *kept)) for item, kept in known.items()]

    for seen in rows.seen([*key, *known], look):
        for item, compared, wrong in seen:
            judged += compared
            tally = tallies.at(f"{subject} {item}", "F-FILE-DISAGREES", item=item, file=files)
            note(tally, wrong, item)
    return judged


def _differing(
    block: pl.DataFrame, key: Sequence[str], item: str, keys: pl.Series, pairs: pl.Series
) -> tuple[int, pl.DataFrame]:
    """Return how many values have a row to be compared with, and those that differ from it."""
    found = block.drop_nulls(item).select(
        LINE,
        pl.col(item).alias(VALUE),
        hashed(key).alias(_KEY),
        hashed([*key, item]).alias(_PAIR),
    )
    found = found.filter(stands_in(found[_KEY], keys))
    return found.height, found.filter(~stands_in(found[_PAIR], pairs))


def _known(sources: Iterable[ComparedSource]) -> dict[str, Known]:
    kept: dict[str, list[pl.DataFrame]] = {}
    for source in sources:
        for item in source.values:
            kept.setdefault(item, [])
        for seen in source.table.seen(source.columns, partial(_pairs, source)):
            for item, pairs in seen.items():
                kept[item].append(pairs)
    return {item: _sorted(parts) for item, parts in kept.items()}


def _pairs(source: ComparedSource, block: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return for each item the hashes of its keys, and of its keys with its values."""
    key = [*source.key]
    columns = hashed(key).alias(_KEY), hashed([*key, VALUE]).alias(_PAIR)
    return {
        item: block.with_columns(value.alias(VALUE)).drop_nulls(VALUE).select(*columns)
        for item, value in source.values.items()
    }


def _sorted(parts: list[pl.DataFrame]) -> Known:
    empty = pl.DataFrame(schema={_KEY: pl.UInt64, _PAIR: pl.UInt64})
    whole = pl.concat([empty, *parts]).drop_nulls()
    parts.clear()
    return whole[_KEY].unique().sort(), whole[_PAIR].unique().sort()
