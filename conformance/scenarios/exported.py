"""The rows of an export file as texts by item, read as the layout says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.tables.guard import guarded
from conformance.tables.header import read_header
from conformance.tables.locate import find
from conformance.tables.read import LINE, frames, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.records import RecordGroup
    from conformance.surfaces.files_section import FilesSurface

Texts = dict[str, str | None]
"""An item's text, None where the file has no value."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file and the line it stands on."""

    number: int
    texts: Texts


@dataclass(frozen=True, slots=True)
class ExportReading:
    """What was read of a group's file.

    Attributes:
        name: the file's name.
        items: the items it has columns for.
        lines: its rows.
        unread: how many lines could not be read.
    """

    name: str
    items: frozenset[str]
    lines: tuple[Line, ...]
    unread: int


def exported(
    directory: Path, domain: str, group: RecordGroup, surface: FilesSurface
) -> ExportReading:
    """Return the rows of a group's file.

    Raises:
        UntestedError: there is no such file, or it cannot be read to its end.
    """
    export, tallies = find(directory, domain, group.key, surface, group.name_ja), Tallies()
    with guarded(export.name):
        header = read_header(export, surface, group, Tallies())
        wanted = {item.key for item in group.items} & header.places.keys()
        lines = [
            Line(int(row.pop(LINE)), row)
            for frame in frames(export, surface, header, wanted, tallies)
            for row in frame.to_dicts()
        ]
    return ExportReading(export.name, frozenset(wanted), tuple(lines), unread(tallies))
