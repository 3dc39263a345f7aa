"""The file of a record group as a stream of the rows that a law is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from conformance.catalog.models.conditions import When
from conformance.tables.conditions import holding
from conformance.tables.hashes import hashed
from conformance.tables.mapped.certain import certain_header
from conformance.tables.moments import moment
from conformance.tables.read import map_blocks, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from conformance.catalog.models.law_rows import Newest
    from conformance.catalog.models.records import ItemType, RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.header import Header
    from conformance.tables.locate import ExportFile

T = TypeVar("T")

_VERSIONS, _GREATEST = "#versions", "#greatest"
_NUMBERS = {"integer": pl.Int64(), "decimal": pl.Decimal(38, 8)}


@dataclass
class Table:
    """A file, the group whose rows it holds, and the condition for those that count.

    Attributes:
        export, surface, group, when: the file, how it is written, its group, the condition.
        newest: what tells the newest versions, where no others count.
        rows: how many rows were seen so far, whether they count or not.
        unread: how many lines could not be read.
    """

    export: ExportFile
    surface: FilesSurface
    group: RecordGroup
    when: When = field(default_factory=When)
    newest: Newest | None = None
    rows: int = 0
    unread: int = 0

    def missing(self, items: Collection[str]) -> tuple[str, ...]:
        """Return which of the items, and of those of the condition, the file has no column for."""
        places = self._header().places
        versions = (*self.newest.per, self.newest.number) if self.newest else ()
        asked = (*items, *self.when.items, *versions)
        return tuple(key for key in dict.fromkeys(asked) if key not in places)

    def lacking(self) -> Mapping[str, Cause]:
        """Return why items cannot be judged, where the profile is the reason."""
        return self._header().lacking

    def blocks(self, items: Collection[str]) -> Iterator[pl.DataFrame]:
        """Yield the items of the rows that count, with line numbers, block after block."""
        return self.seen(items, lambda block: block)

    def seen(self, items: Collection[str], look: Callable[[pl.DataFrame], T]) -> Iterator[T]:
        """Yield what `look` makes of each block that `blocks` yields.

        It depends on its block alone: it is asked in threads, of several blocks at once.
        """
        tallies, wanted = Tallies(), {*items, *self.when.items}
        newest, chosen = self.newest, None
        if newest is not None:
            wanted |= {*newest.per, newest.number}
            chosen = self._newest(newest)

        def counted(frame: pl.DataFrame) -> tuple[int, T]:
            rows = holding(frame, self.when)
            if newest is not None and chosen is not None:
                rows = _only(rows, newest, chosen, self.rank(newest.number))
            return frame.height, look(rows)

        header = self._header()
        for height, made in map_blocks(self.export, self.surface, header, wanted, tallies, counted):
            self.rows += height
            yield made
        self.unread += unread(tallies)

    def whole(self) -> Table:
        """Return the table of every row of the file, whatever the condition."""
        return replace(self, when=When(), newest=None, rows=0, unread=0)

    def _newest(self, newest: Newest) -> pl.DataFrame:
        """Return the greatest number of each key in the whole file, by the hash of the key."""
        number = self.rank(newest.number).alias(_GREATEST)
        parts = [
            block.select(hashed(newest.per).alias(_VERSIONS), number).drop_nulls()
            for block in self.whole().blocks([*newest.per, newest.number])
        ]
        if not parts:
            return pl.DataFrame(schema={_VERSIONS: pl.UInt64, _GREATEST: pl.Int64})
        return pl.concat(parts).group_by(_VERSIONS).agg(pl.col(_GREATEST).max())

    def number(self, item: str) -> pl.Expr:
        """Return an item as a number; null where it is none."""
        return pl.col(item).cast(_NUMBERS[self.group.item(item).type], strict=False)

    def rank(self, item: str, by: ItemType | None = None) -> pl.Expr:
        """Return an item as a number that later dates and greater numbers have a greater one of.

        `by`: a less exact type of time by which it is compared, a month of a day.
        """
        kind = self.group.item(item).type
        if kind in _NUMBERS:
            return self.number(item)
        return moment(item, by or kind, cut=by not in {None, kind})

    def _header(self) -> Header:
        return certain_header(self.export, self.surface, self.group, Tallies())


def _only(rows: pl.DataFrame, newest: Newest, chosen: pl.DataFrame, rank: pl.Expr) -> pl.DataFrame:
    """Return the rows that have the greatest number of their key."""
    keyed = rows.with_columns(hashed(newest.per).alias(_VERSIONS))
    known = keyed.join(chosen, on=_VERSIONS, how="left", maintain_order="left")
    return known.filter(rank == pl.col(_GREATEST)).drop(_VERSIONS, _GREATEST)
