"""One file of a group as blocks of columns, whatever it is packed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import polars as pl

from conformance.tables.alongside import alongside
from conformance.tables.export import placed
from conformance.tables.parquet import parquet_frames
from conformance.tables.text import TextPart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header
    from conformance.tables.tally import Tallies

T = TypeVar("T")


def part_seen(
    numbered: tuple[int, ExportFile],
    surface: FilesSurface,
    header: Header,
    places: Mapping[str, int],
    tallies: Tallies,
    look: Callable[[pl.DataFrame], T],
    *,
    wide: bool = False,
) -> Iterator[T]:
    """Yield what `look` makes of each block of a file: the columns at `places`, and `LINE`.

    It depends on its block alone: it is asked in threads, of several blocks at once.

    Args:
        numbered: the file, and the index of it among the parts of its group.
        surface: how it is written.
        header: its own columns.
        places: the columns that are wanted, by the names they get.
        tallies: where what cannot be read is counted.
        look: what is made of a block.
        wide: there are several parts, so that `LINE` tells the part too.
    """
    index, part = numbered
    surface = surface.of_file(part.name)
    number, first = pl.UInt64 if wide else pl.UInt32, placed(index, 1)
    if part.kind == "parquet":
        every = parquet_frames(part, surface, places, first, number)
        yield from (made for _, made in alongside(every, look))
    else:
        yield from TextPart(part, surface, header, tallies, first, number).seen(places, look)
