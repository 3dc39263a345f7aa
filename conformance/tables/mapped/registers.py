"""Registers joined to a vendor's file: held whole, a row found by the columns joined on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.header import own_headings
from conformance.tables.mapped.columns import column_of
from conformance.tables.mapped.rows import columns_in, holding
from conformance.tables.mapped.versions import newest_lines, only_newest
from conformance.tables.part import part_seen
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.surfaces.files_mapping.models import Join
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.mapped.recipe import Recipe

MET = "#met"
"""In a register: how many rows it has under a key; after a join how many partners a row has."""

_KEPT: dict[tuple[object, ...], pl.DataFrame] = {}
_MOST_KEPT = 8


@dataclass(frozen=True)
class KeyedRegister:
    """A register, one row for each key, and the columns it is joined on."""

    join: Join
    alias: str
    rows: pl.DataFrame

    @property
    def met(self) -> str:
        """The column that says how many partners a row has; null: none."""
        return column_of(self.alias, MET)

    def joined_to(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows of a block with what their partners say; in the same order."""
        here = list(self.join.on)
        there = [column_of(self.alias, heading) for heading in self.join.on.values()]
        joined = frame.join(
            self.rows,
            left_on=here,
            right_on=there,
            how="left",
            maintain_order="left",
            coalesce=False,
        )
        return joined.drop_nulls(self.met) if self.join.partner == "drop" else joined


def register_of(recipe: Recipe, alias: str, surface: FilesSurface) -> KeyedRegister:
    """Return a register with the columns that items take from it, read once per process."""
    join, export = recipe.source.join[alias], dict(recipe.mapped.registers)[alias]
    headings = tuple(dict.fromkeys((*join.on.values(), *recipe.taken(alias))))
    at = (export, surface, headings, join.where, join.latest, tuple(join.on), alias)
    if at not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[at] = _told_apart(_read(export, surface, join, headings), join, alias)
    return KeyedRegister(join, alias, _KEPT[at])


def _read(
    export: ExportFile, surface: FilesSurface, join: Join, headings: Sequence[str]
) -> pl.DataFrame:
    whole = surface.model_copy(update={"sample": None})
    wanted = tuple(dict.fromkeys((*headings, *columns_in(join))))
    kept = newest_lines(export.parts, surface, join.latest) if join.latest else None
    frames: list[pl.DataFrame] = []
    for index, part in enumerate(export.parts):
        names, header = own_headings(part, surface)
        places = {heading: names.index(heading) for heading in wanted}

        def counting(frame: pl.DataFrame) -> pl.DataFrame:
            return holding(only_newest(frame, kept), join.where).select(headings)

        several = len(export.parts) > 1
        frames += part_seen((index, part), whole, header, places, Tallies(), counting, wide=several)
    return pl.concat(frames) if frames else pl.DataFrame(schema=dict.fromkeys(headings, pl.String))


def _told_apart(rows: pl.DataFrame, join: Join, alias: str) -> pl.DataFrame:
    """Return one row for each key, with the number of rows that had it."""
    key = list(join.on.values())
    counted = rows.drop_nulls(key).with_columns(pl.len().over(key).alias(MET))
    once = counted.unique(key, keep="first", maintain_order=True)
    return once.rename({name: column_of(alias, name) for name in once.columns})
