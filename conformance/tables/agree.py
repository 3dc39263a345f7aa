"""Two files about the same thing: rows with the same key hold the same values.

The rows compared with are kept as two 64-bit hashes for each item: of the key, and of key and
value. Two that share a hash are taken for one, so that a fault may be missed (with a chance of
1 : 10¹² for twenty million rows) but none is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.lookup import stands_in
from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.file_laws import RowsAgree
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_KEY, _PAIR = "#key", "#pair"


def disagreeing(law: RowsAgree, rows: Table, others: Table, subject: str, tallies: Tallies) -> int:
    """Count, under the subject, values that no row of `others` with the same key has.

    Returns:
        How many values were compared.
    """
    known = _known(law, others)
    place, judged = f"{others.export.name}", 0
    for block in rows.blocks([*law.key, *law.items]):
        for item, other in law.items.items():
            keys, pairs = known[item]
            compared = block.drop_nulls(item).select(
                LINE,
                pl.col(item).alias(VALUE),
                hashed([*law.key]).alias(_KEY),
                hashed([*law.key, item]).alias(_PAIR),
            )
            compared = compared.filter(stands_in(compared[_KEY], keys))
            judged += compared.height
            wrong = compared.filter(~stands_in(compared[_PAIR], pairs))
            facts = {"items": ", ".join(law.items), "other": other, "file": place}
            note(tallies.at(subject, "F-FILE-DISAGREES", **facts), wrong, item)
    return judged


def _known(law: RowsAgree, others: Table) -> dict[str, tuple[pl.Series, pl.Series]]:
    """Return the sorted hashes of keys that have a value, and of keys with their value, by item."""
    key = [*law.key.values()]
    kept: dict[str, list[pl.DataFrame]] = {item: [] for item in law.items}
    for block in others.blocks([*key, *law.items.values()]):
        for item, other in law.items.items():
            pairs = hashed([*key, other]).alias(_PAIR)
            kept[item].append(block.drop_nulls(other).select(hashed(key).alias(_KEY), pairs))
    return {item: _sorted(parts) for item, parts in kept.items()}


def _sorted(parts: list[pl.DataFrame]) -> tuple[pl.Series, pl.Series]:
    empty = pl.DataFrame(schema={_KEY: pl.UInt64, _PAIR: pl.UInt64})
    whole = pl.concat([empty, *parts]).drop_nulls()
    parts.clear()
    return whole[_KEY].unique().sort(), whole[_PAIR].unique().sort()
