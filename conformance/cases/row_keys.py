"""Which rows were meant and which came back, by their keys: what findings compare and show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.models.operations import Search
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json


def keys_of(group: RecordGroup, rows: Iterable[Mapping[str, Json]]) -> list[Json]:
    """Return the keys of rows, as items and values, in an order that is not the rows'."""
    keys = (key_of(group, row) for row in rows)
    return [*sorted(keys, key=lambda key: [str(value) for value in key.values()])]


def found_keys(
    group: RecordGroup, operation: Search, rows: Sequence[Mapping[str, Json]]
) -> list[Json]:
    """Return the keys that a search found; one for all rows of a history that it shows whole.

    A row that stands there twice, by the number of its history or as a whole, counts twice.
    """
    if not operation.past or group.history is None:
        return keys_of(group, rows)
    number, found = group.history.number, Counter[tuple[str, str]]()
    for row in rows:
        told = row.get(number)
        found[str(key_of(group, row)), str(dict(row) if told is None else told)] += 1
    times: dict[str, int] = {}
    for (key, _), count in found.items():
        times[key] = max(times.get(key, 1), count)
    keys = {str(key_of(group, row)): key_of(group, row) for row in rows}
    each = (own for name, own in keys.items() for _ in range(times[name]))
    return keys_of(group, each)
