"""Rows that a newer version of the same row has superseded do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.columns import LINE
from conformance.tables.hashes import hashed
from conformance.tables.header import own_headings
from conformance.tables.lookup import stands_in
from conformance.tables.part import part_seen
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.surfaces.files_mapping.models import Latest
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile

_KEY, _ORDER = "#key", "#order"
_DIGITS = r"\A[0-9]{1,18}\z"
_KEPT: dict[tuple[object, ...], pl.Series] = {}
_MOST_KEPT = 16


def newest_lines(
    parts: Sequence[ExportFile], surface: FilesSurface, latest: Latest, first: int = 0
) -> pl.Series:
    """Return the places of the rows no other row of the same key supersedes, in order.

    Two rows of one key with the same version are both the newest. A row without key counts.

    Args:
        parts: the files that the versions stand in.
        surface: how they are written.
        latest: what tells rows apart, and their versions.
        first: the index of the first file among the parts of its group.
    """
    at = (tuple(parts), surface, latest, first)
    if at not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[at] = _newest(pl.concat(_versions(parts, surface, latest, first)))
    return _KEPT[at]


def only_newest(frame: pl.DataFrame, kept: pl.Series | None) -> pl.DataFrame:
    """Return the rows of a block whose places are kept; all of them where nothing says which."""
    if kept is None:
        return frame
    return frame.filter(stands_in(frame[LINE].cast(pl.UInt64), kept))


def _versions(
    parts: Sequence[ExportFile], surface: FilesSurface, latest: Latest, first: int
) -> list[pl.DataFrame]:
    whole = surface.model_copy(update={"sample": None})
    frames = [pl.DataFrame(schema={LINE: pl.UInt64, _KEY: pl.UInt64, _ORDER: pl.String})]
    for index, part in enumerate(parts, first):
        names, header = own_headings(part, surface)
        places = {one: names.index(one) for one in (*latest.by, latest.order)}

        def keyed(frame: pl.DataFrame) -> pl.DataFrame:
            return frame.select(
                pl.col(LINE).cast(pl.UInt64),
                hashed(latest.by).alias(_KEY),
                pl.col(latest.order).fill_null("").alias(_ORDER),
            )

        frames += part_seen((index, part), whole, header, places, Tallies(), keyed, wide=True)
    return frames


def _newest(rows: pl.DataFrame) -> pl.Series:
    if rows[_ORDER].str.contains(_DIGITS).all():
        rows = rows.with_columns(pl.col(_ORDER).cast(pl.Int64))
    newest = pl.col(_ORDER) == pl.col(_ORDER).max().over(_KEY)
    return rows.filter(newest | pl.col(_KEY).is_null())[LINE].sort()
