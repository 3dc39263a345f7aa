"""Rows that keep what the catalogue says of their items among themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

    Row = dict[str, Json]


def complete(group: RecordGroup, row: Row, value: Callable[[Item], Json]) -> Row:
    """Return the row with a value in every item that it must have for its other values."""
    filled = dict(row)
    for item in group.items:
        when = item.required_when
        if when is not None and filled.get(item.key) in (None, "") and when.holds(filled):
            filled[item.key] = value(item)
    return filled


def forwards(group: RecordGroup, row: Mapping[str, Json], fixed: Collection[str] = ()) -> Row:
    """Return the row with every period running forwards.

    Ends that lie the wrong way round are exchanged; where one is `fixed` the other moves onto it,
    and two fixed ends stay.
    """
    turned = dict(row)
    for period in group.spans:
        since, until = turned.get(period.since), turned.get(period.until)
        if not _later(since, until):
            continue
        if period.until not in fixed:
            turned[period.until] = since
        if period.since not in fixed:
            turned[period.since] = until
    return turned


def _later(first: Json, second: Json) -> bool:
    """Say whether the first of two dates or numbers lies after the second."""
    if isinstance(first, str) and isinstance(second, str):
        return first > second
    return isinstance(first, int) and isinstance(second, int) and first > second
