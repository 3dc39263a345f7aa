"""An export file as columns of text, part after part and block after block.

No type is guessed, no row is an object. Rows that cannot be split into the columns of the header
are counted and left out; what is said of the rest is then no statement about the whole file (see
`unread`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from conformance.tables.columns import LINE as LINE  # noqa: PLC0414 - belongs to what is read here
from conformance.tables.mapped.reading import mapped_seen
from conformance.tables.part import part_seen
from conformance.tables.unread import unread as unread  # noqa: PLC0414 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    import polars as pl

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header
    from conformance.tables.tally import Tallies

T = TypeVar("T")


def frames(
    export: ExportFile,
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
    return map_blocks(export, surface, header, items, tallies, _itself)


def map_blocks(
    export: ExportFile,
    surface: FilesSurface,
    header: Header,
    items: Collection[str],
    tallies: Tallies,
    look: Callable[[pl.DataFrame], T],
) -> Iterator[T]:
    """Yield what `look` makes of each block that `frames` yields.

    `look` depends on its block alone: it is asked in threads, of several blocks at once.
    """
    several = bool(export.further)
    for index, (part, own) in enumerate(zip(export.parts, header.parts, strict=True)):
        if part.mapped is not None:
            common = replace(own, places=header.places)
            yield from mapped_seen((index, export), surface, common, items, tallies, look)
            continue
        places = {key: own.places[key] for key in header.places if key in items}
        yield from part_seen((index, part), surface, own, places, tallies, look, wide=several)


def _itself(frame: pl.DataFrame) -> pl.DataFrame:
    return frame
