"""The file of a record group as a stream of the rows that a law is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from conformance.catalog.models.conditions import When
from conformance.tables.conditions import holding
from conformance.tables.mapped.certain import certain_header
from conformance.tables.moments import moment
from conformance.tables.read import map_blocks, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from conformance.catalog.models.records import ItemType, RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.header import Header
    from conformance.tables.locate import ExportFile

T = TypeVar("T")

_NUMBERS = {"integer": pl.Int64(), "decimal": pl.Decimal(38, 8)}


@dataclass
class Table:
    """A file, the group whose rows it holds, and the condition for those that count.

    Attributes:
        export, surface, group, when: the file, how it is written, its group, the condition.
        rows: how many rows were seen so far, whether they count or not.
        unread: how many lines could not be read.
    """

    export: ExportFile
    surface: FilesSurface
    group: RecordGroup
    when: When = field(default_factory=When)
    rows: int = 0
    unread: int = 0

    def missing(self, items: Collection[str]) -> tuple[str, ...]:
        """Return which of the items, and of those of the condition, the file has no column for."""
        places = self._header().places
        return tuple(key for key in (*items, *self.when.items) if key not in places)

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

        def counted(frame: pl.DataFrame) -> tuple[int, T]:
            return frame.height, look(holding(frame, self.when))

        header = self._header()
        for height, made in map_blocks(self.export, self.surface, header, wanted, tallies, counted):
            self.rows += height
            yield made
        self.unread += unread(tallies)

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
