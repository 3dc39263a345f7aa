"""Foreign keys across files: every value stands in one of the groups it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.header import read_header
from conformance.tables.read import LINE, frames, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.locate import Export


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file."""

    export: Export
    group: RecordGroup
    item: str


def known_values(column: Column, surface: FilesSurface) -> pl.Series | None:
    """Return the sorted hashes of a column's values; None when not all of them can be read."""
    tallies = Tallies()
    header = read_header(column.export, surface, column.group, tallies)
    if column.item not in header.places:
        return None
    parts = [
        frame[column.item].drop_nulls().unique().hash()
        for frame in frames(column.export, surface, header, {column.item}, tallies)
    ]
    if unread(tallies):
        return None
    return pl.concat([pl.Series(dtype=pl.UInt64), *parts]).unique().sort()


def dangling(column: Column, surface: FilesSurface, targets: Sequence[pl.Series]) -> Tallies:
    """Return the tally, under the item, of values that stand in none of the targets.

    Two values that share a hash are taken for one, so that a fault may be missed (with a chance of
    1 : 10¹² for a target of twenty million) but none is made up.
    """
    tallies = Tallies(most=surface.evidence_rows)
    header = read_header(column.export, surface, column.group, Tallies())
    to = ", ".join(_targets(column))
    tally = tallies.at(column.item, "F-FILE-REFERENCE", item=column.item, to=to)
    known = pl.concat([pl.Series(dtype=pl.UInt64), *targets]).unique().sort()
    for frame in frames(column.export, surface, header, {column.item}, Tallies()):
        rows = frame.drop_nulls(column.item)
        lost = rows.filter(~_stands_in(rows[column.item].hash(), known))
        if lost.height:
            head = lost.head(tally.wants)
            tally.add(lost.height, head[LINE].to_list(), head[column.item].to_list())
    return tallies


def _stands_in(values: pl.Series, known: pl.Series) -> pl.Series:
    """Return where a value stands in the sorted `known`, without building a table per block."""
    if known.is_empty():
        return pl.repeat(value=False, n=len(values), eager=True)
    places = known.search_sorted(values).clip(0, len(known) - 1)
    return known.gather(places) == values


def _targets(column: Column) -> tuple[str, ...]:
    ref = column.group.item(column.item).ref
    if ref is None:
        return ()
    return tuple(f"{ref.domain}/{group}/{ref.item}" for group in ref.groups)
