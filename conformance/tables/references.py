"""Foreign keys across files: every value stands in one of the groups it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import When
from conformance.tables.engine import ExportReader
from conformance.tables.engines import engine_of
from conformance.tables.read import unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.engine import KnownValues
    from conformance.tables.locate import ExportFile


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a file."""

    export: ExportFile
    group: RecordGroup
    item: str


_KNOWN: dict[tuple[object, ...], KnownValues | None] = {}
_MOST_KEPT = 8  # a set for twenty million rows takes 160 MB


def known_values(column: FileColumn, surface: FilesSurface) -> KnownValues | None:
    """Return a column's values; None when not all of them can be read.

    They are kept per process, for many columns refer to the same few.
    """
    at = (column, surface)
    if at not in _KNOWN:
        if len(_KNOWN) >= _MOST_KEPT:
            _KNOWN.pop(next(iter(_KNOWN)))
        _KNOWN[at] = _known_now(column, surface)
    return _KNOWN[at]


def _known_now(column: FileColumn, surface: FilesSurface) -> KnownValues | None:
    tallies = Tallies()
    sheet = ExportReader.of(column.export, surface, column.group, tallies)
    if column.item not in sheet.columns:
        return None
    known = engine_of(surface.engine).known(sheet, column.item, tallies)
    return None if unread(tallies) else known


def dangling(column: FileColumn, surface: FilesSurface, targets: Sequence[KnownValues]) -> Tallies:
    """Return the tally, under the item, of values that stand in none of the targets."""
    tallies = Tallies(most=surface.evidence_rows)
    sheet = ExportReader.of(column.export, surface, column.group, Tallies())
    to = ", ".join(_targets(column))
    tally = tallies.at(column.item, "F-FILE-REFERENCE", item=column.item, to=to)
    tally.about.add((column.item,))
    ref = column.group.item(column.item).ref
    when = ref.when if ref else When()
    if {column.item, *when.items} <= set(sheet.columns):
        engine_of(surface.engine).dangling(sheet, column.item, when, targets, tally)
    return tallies


def _targets(column: FileColumn) -> tuple[str, ...]:
    ref = column.group.item(column.item).ref
    if ref is None:
        return ()
    return tuple(f"{ref.domain}/{group}/{ref.item}" for group in ref.groups)
