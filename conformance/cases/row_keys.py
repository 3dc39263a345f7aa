"""Which rows were meant and which came back, by their keys: what findings compare and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.operations import Search
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json


def keys_of(group: RecordGroup, rows: Iterable[Mapping[str, Json]]) -> list[Json]:
    """Return the keys of rows, as items and values, in an order that is not the rows'."""
    keys = (key_of(group, row) for row in rows)
    return [*sorted(keys, key=lambda key: [str(value) for value in key.values()])]


def found_keys(
    group: RecordGroup, operation: Search, rows: Iterable[Mapping[str, Json]]
) -> list[Json]:
    """Return the keys that a search found; one for all rows of a history that it shows whole."""
    keys = keys_of(group, rows)
    return list({str(key): key for key in keys}.values()) if operation.past else keys
