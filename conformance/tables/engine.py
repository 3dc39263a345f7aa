"""Where columns are judged: on this machine block by block, or on Spark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from conformance.catalog.unspecified import unspecified_flags
from conformance.tables.characters import odd_column
from conformance.tables.expressions import ItemContext, violations
from conformance.tables.integrity import Integrity
from conformance.tables.mapped.certain import certain_header
from conformance.tables.numbers import number_columns
from conformance.tables.read import frames, map_blocks
from conformance.tables.screen import suspects
from conformance.values.repertoire import repertoire

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    import narwhals as nw
    import polars as pl

    from conformance.catalog.models.conditions import When
    from conformance.catalog.models.records import CodeList, Item, RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.header import Header
    from conformance.tables.lazy import Lazy
    from conformance.tables.locate import ExportFile
    from conformance.tables.tally import Tallies, Tally
    from conformance.tables.violation import Violation
    from conformance.values.repertoire import Repertoire


T = TypeVar("T")

LONGEST = 61
"""Characters of a value that its shape is made of."""


@dataclass(frozen=True)
class Rules:
    """What an item is judged by.

    Attributes:
        item: its key.
        numbers: columns of numbers to add to those of the file first.
        allowed: the characters that may stand in it, where it is a text.
        suspects: where a value may be wrong.
        made: makes the violations.
    """

    item: str
    numbers: tuple[nw.Expr, ...]
    allowed: Repertoire | None
    suspects: nw.Expr
    made: Callable[[], tuple[Violation, ...]]

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """The ways a value can be wrong; a file that is right never asks for them."""
        return self.made()

    @classmethod
    def of(cls, item: Item, ground: ItemContext) -> Rules:
        """Return what an item is judged by on some ground."""
        allowed = ground.allowed if item.type == "text" else None
        numbers, made = tuple(number_columns(item)), partial(violations, item, ground)
        return cls(item.key, numbers, allowed, suspects(item, ground), made)


def helped(rows: Lazy, rules: Iterable[Rules]) -> Lazy:
    """Return the rows with the columns that the masks want beside those of the file."""
    columns: list[nw.Expr] = []
    for one in rules:
        columns += one.numbers
        if one.allowed is not None:
            columns.append(odd_column(one.item, one.allowed))
    return rows.with_columns(*columns) if columns else rows


def begin(rules: Iterable[Rules], tallies: Tallies) -> None:
    """Start a tally for each rule that has none: their order is that of the rules."""
    for one in rules:
        for rule in one.violations:
            tallies.at(one.item, rule.code, **rule.facts)


@dataclass(frozen=True, slots=True)
class ExportReader:
    """The lines of a group's file, read afresh each time they are asked for.

    Attributes:
        export, surface, group: which file, written how, of what.
        header: its columns.
    """

    export: ExportFile
    surface: FilesSurface
    group: RecordGroup
    header: Header

    @classmethod
    def of(
        cls, export: ExportFile, surface: FilesSurface, group: RecordGroup, tallies: Tallies
    ) -> ExportReader:
        """Return the lines of a file; what is wrong with its header is counted."""
        return cls(export, surface, group, certain_header(export, surface, group, tallies))

    @property
    def columns(self) -> frozenset[str]:
        """The items the file has a column for."""
        return frozenset(self.header.places)

    @property
    def integrity(self) -> Integrity:
        """What can be judged between the rows."""
        return Integrity.of(self.group, self.columns)

    def rules(self, codes: Mapping[str, CodeList]) -> tuple[Rules, ...]:
        """Return what the columns are judged by, given the code lists of the domain."""
        surface, group = self.surface, self.group
        ground = ItemContext(
            codes,
            self.columns,
            group.primary_key,
            surface.count,
            surface.unknown_dates,
            repertoire(surface.characters),
            unspecified_flags(group.items),
            {i.key: i.name_ja for i in group.items if self._is_address(i)},
            surface.business_date,
        )
        return tuple(Rules.of(i, ground) for i in group.items if i.key in self.columns)

    def _is_address(self, item: Item) -> bool:
        return item.denotes == "address" and item.key in self.columns

    def frames(self, items: Collection[str], tallies: Tallies) -> Iterator[pl.DataFrame]:
        """Yield blocks of lines with the columns of `items`, read from the start of the file."""
        return frames(self.export, self.surface, self.header, items, tallies)

    def seen(
        self, items: Collection[str], tallies: Tallies, look: Callable[[pl.DataFrame], T]
    ) -> Iterator[T]:
        """Yield what `look` makes of each block that `frames` yields; it is asked in threads."""
        return map_blocks(self.export, self.surface, self.header, items, tallies, look)


@dataclass(frozen=True, slots=True)
class KnownValues:
    """The values of a column that others refer to: as one column, for the engine that made it."""

    values: Lazy


class Engine(Protocol):
    """Something that judges the columns of a file. All find the same, on the same lines."""

    def judge(self, sheet: ExportReader, rules: tuple[Rules, ...], tallies: Tallies) -> int:
        """Count what breaks the rules, under each item, `#keys` and `#history`.

        What cannot be read is counted under `#bytes` and `#columns`.

        Returns:
            how many rows were judged.
        """
        ...

    def known(self, sheet: ExportReader, item: str, tallies: Tallies) -> KnownValues:
        """Return the values of an item; what cannot be read is counted."""
        ...

    def dangling(
        self,
        sheet: ExportReader,
        item: str,
        when: When,
        targets: Sequence[KnownValues],
        tally: Tally,
    ) -> None:
        """Count the values of an item, in rows for which `when` holds, that no target has."""
        ...
