"""What a reader says of its own reading: which rows it took, and what became of each column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.workbooks.grid import SheetGrid
    from conformance.catalog.workbooks.headings import SheetTable

Use = Literal["stored", "read", "ignored", "unread"]
"""`stored`: the catalogue holds what the cell says. `read`: a reader looks for facts in it.
`ignored`: left out by a named rule. `unread`: nobody looks at it."""

STORED: Final = "stored"
READ: Final = "read"
UNREAD: Final = "unread"


@dataclass(frozen=True, slots=True)
class TakenRows:
    """The rows that a reader took from a table, each under the name it is known by.

    `uses` says of each heading what becomes of its cells: `stored`, `read`, `unread`, or the name
    of the rule by which they are ignored. A heading that is not in it is one no reader knows.
    `spanned` are the headings under which a merged cell rightly holds for several rows.
    """

    table: SheetTable
    rows: Mapping[int, str]
    uses: Mapping[str, str]
    spanned: frozenset[str] = frozenset()

    def columns(self) -> dict[str, tuple[int, int]]:
        """Return first and last column of the headings that `uses` names and the table has."""
        known = {squeeze(name): name for name in self.uses}
        return {known[n]: span for n, span in self.table.columns.items() if n in known}

    def missing(self) -> tuple[str, ...]:
        """Return the headings of `uses` that the table does not have."""
        return tuple(name for name in self.uses if squeeze(name) not in self.table.columns)

    def unknown(self) -> tuple[str, ...]:
        """Return the headings of the table that `uses` does not name."""
        return self.table.unknown(self.uses)


@dataclass(frozen=True, slots=True)
class TakenCell:
    """A cell outside a table's rows that a reader took."""

    sheet: SheetGrid
    row: int
    column: int
    use: str = STORED


@dataclass(slots=True)
class WorkbookContents:
    """All that the readers of a workbook took."""

    parts: list[TakenRows] = field(default_factory=list)
    spots: list[TakenCell] = field(default_factory=list)

    def unknown_headings(self) -> tuple[str, ...]:
        """Return the headings that no reader knows, each with its sheet."""
        return tuple(f"{p.table.sheet.name}: {name}" for p in self.parts for name in p.unknown())
