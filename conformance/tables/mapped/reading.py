"""A vendor's file as blocks of rows of a record group; what is in doubt is counted aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from conformance.tables.columns import LINE
from conformance.tables.mapped.doubts import ItemDoubts, doubts_in, note
from conformance.tables.mapped.registers import register_of
from conformance.tables.mapped.versions import newest_lines, only_newest
from conformance.tables.part import part_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header
    from conformance.tables.mapped.recipe import Recipe
    from conformance.tables.mapped.registers import KeyedRegister
    from conformance.tables.tally import Tallies

T = TypeVar("T")


@dataclass(frozen=True)
class _Made:
    """What makes rows of the group of a block of the vendor's columns."""

    recipe: Recipe
    items: tuple[str, ...]
    registers: tuple[KeyedRegister, ...]
    newest: pl.Series | None
    most: int

    def of(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[ItemDoubts]]:
        """Return the rows that count, with lines and items, and what is in doubt of them."""
        rows = self.recipe.counting(only_newest(frame, self.newest))
        for register in self.registers:
            rows = register.joined_to(rows)
        read = self.recipe.read(rows, self.items)
        made = pl.DataFrame([rows[LINE], *(one.values.alias(key) for key, one in read.items())])
        return made, doubts_in(rows, self.recipe, read, self.registers, self.most)


def mapped_seen(
    numbered: tuple[int, ExportFile],
    surface: FilesSurface,
    header: Header,
    items: Collection[str],
    tallies: Tallies,
    look: Callable[[pl.DataFrame], T],
) -> Iterator[T]:
    """Yield what `look` makes of each block of a part of a mapped export.

    Args:
        numbered: the index of the part that is read, and all parts.
        surface: how files are written.
        header: the columns of the part.
        items: those wanted.
        tallies: where what cannot be read, and what is in doubt, is counted.
        look: what is made of a block.
    """
    recipe, (index, export) = header.made, numbered
    if recipe is None:  # no heading could be read
        return
    wanted = tuple(item for item in recipe.made if item in items and item in header.places)
    registers = tuple(register_of(recipe, one, surface) for one in recipe.joined(wanted))
    newest = _newest(export, index, surface, recipe)
    maker = _Made(recipe, wanted, registers, newest, tallies.most)
    places = {heading: header.headings[heading] for heading in recipe.headings(wanted)}

    def made(frame: pl.DataFrame) -> tuple[T, list[ItemDoubts]]:
        rows, doubts = maker.of(frame)
        return look(rows), doubts

    part, several = export.parts[index], bool(export.further)
    for seen, doubts in part_seen(
        (index, part), surface, header, places, tallies, made, wide=several
    ):
        note(doubts, tallies)
        yield seen


def _newest(
    export: ExportFile, index: int, surface: FilesSurface, recipe: Recipe
) -> pl.Series | None:
    """Return the lines of the newest versions among all files of the part's source."""
    latest, own = recipe.source.latest, export.parts[index].mapped
    if latest is None:
        return None
    same = [n for n, part in enumerate(export.parts) if part.mapped == own]
    return newest_lines([export.parts[n] for n in same], surface, latest, same[0])
