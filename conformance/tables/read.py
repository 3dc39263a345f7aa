"""An export file as columns of text, part after part and block after block.

No type is guessed, no row is an object. Rows that cannot be split into the columns of the header
are counted and left out; what is said of the rest is then no statement about the whole file (see
`unread`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import polars as pl

from conformance.tables.alongside import alongside
from conformance.tables.columns import LINE as LINE  # noqa: PLC0414 - belongs to what is read here
from conformance.tables.export import placed
from conformance.tables.parquet import parquet_frames
from conformance.tables.text import TextPart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import Export
    from conformance.tables.header import Header
    from conformance.tables.tally import Tallies

T = TypeVar("T")

_UNREAD = (
    ("#bytes", "F-FILE-FORMAT"),
    ("#bytes", "F-FILE-NO-MARK"),
    ("#bytes", "F-FILE-ENCODING"),
    ("#bytes", "F-FILE-NUL"),
    ("#bytes", "F-FILE-QUOTES"),
    ("#bytes", "F-FILE-LONG-LINE"),
    ("#columns", "F-FILE-FIELDS"),
    ("#columns", "F-FILE-COLUMN-TYPE"),
)


def frames(
    export: Export,
    surface: FilesSurface,
    header: Header,
    items: Collection[str],
    tallies: Tallies,
) -> Iterator[pl.DataFrame]:
    """Yield the columns of `items` that the file has, with `LINE`; an empty value is null.

    Every part is read to its end, also where it has none of the columns. Where there are several
    parts, `LINE` tells the part too (see `export.place_of`).

    Raises:
        UntestedError: a part cannot be read to its end.
    """
    return seen(export, surface, header, items, tallies, _itself)


def seen(
    export: Export,
    surface: FilesSurface,
    header: Header,
    items: Collection[str],
    tallies: Tallies,
    look: Callable[[pl.DataFrame], T],
) -> Iterator[T]:
    """Yield what `look` makes of each block that `frames` yields.

    `look` depends on its block alone: it is asked in threads, of several blocks at once.
    """
    number = pl.UInt64 if export.further else pl.UInt32
    for index, (part, own) in enumerate(zip(export.parts, header.parts, strict=True)):
        places = {key: own.places[key] for key in header.places if key in items}
        first = placed(index, 1)
        if part.kind == "parquet":
            every = parquet_frames(part, surface, places, first, number)
            yield from (made for _, made in alongside(every, look))
        else:
            yield from TextPart(part, surface, own, tallies, first, number).seen(places, look)


def _itself(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


def unread(tallies: Tallies) -> int:
    """Return how many rows were left out because they could not be read."""
    kept = tallies.by_subject
    return sum(kept[s][c].total for s, c in _UNREAD if c in kept.get(s, {}))
