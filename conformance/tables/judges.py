"""One more pass over a file for what holds between the items of a row, or between its rows.

It reads only the columns that somebody asks for, and is shared by all who ask.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from conformance.tables.mapped.certain import certain_header
from conformance.tables.read import frames, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.coverage import FileCoverage
    from conformance.tables.locate import ExportFile


class Judge(Protocol):
    """Judges the rows of a file by one statement of the catalogue."""

    @property
    def subject(self) -> str:
        """What its faults are counted under."""
        ...

    @property
    def items(self) -> frozenset[str]:
        """The columns it needs."""
        ...

    def take(self, frame: pl.DataFrame, tallies: Tallies) -> None:
        """Look at a block, which has the columns of `items` and the line numbers."""
        ...

    def close(self, tallies: Tallies) -> FileCoverage:
        """Count what shows only once the whole file was seen."""
        ...


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """What was seen of a file: rows, lines that could not be read, columns, faults, coverage.

    A subject without coverage was not judged, for the file lacks a column it needs; `lacking` says
    of which the profile is the reason.
    """

    rows: int
    unread: int
    columns: frozenset[str]
    tallies: Tallies
    coverage: Mapping[str, FileCoverage]
    lacking: Mapping[str, Cause] = field(default_factory=dict)


def judge_rows(
    export: ExportFile, surface: FilesSurface, group: RecordGroup, judges: Sequence[Judge]
) -> JudgedFile:
    """Return what all judges find in one reading of a file; memory is bounded by theirs."""
    tallies, rows = Tallies(most=surface.evidence_rows), 0
    header = certain_header(export, surface, group, Tallies())
    columns = frozenset(header.places)
    able = [one for one in judges if one.items <= columns]
    needed = frozenset[str]().union(*(one.items for one in able))
    for frame in frames(export, surface, header, needed, tallies) if needed else ():
        rows += frame.height
        for one in able:
            one.take(frame, tallies)
    coverage = {one.subject: one.close(tallies) for one in able}
    return JudgedFile(rows, unread(tallies), columns, tallies, coverage, header.lacking)
