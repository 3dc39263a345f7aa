"""A pack played into a package that can be arranged: loaded, entered day by day, exported.

The contract sets a business date only together with an empty municipality. To come to another day
all rows are read, the municipality is emptied on the new day, and the rows are arranged again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from conformance.population.rows import PlacedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.scenarios.packed import CalendarEntry
    from conformance.surfaces.package import Package, Reply

_AT_ONCE = 500  # rows arranged by one call


@dataclass(frozen=True, slots=True)
class Unlike:
    """An entry that the package took otherwise than the calendar says: the codes it gave."""

    entry: CalendarEntry
    codes: tuple[str, ...]


@dataclass
class Player:
    """Plays a pack.

    Attributes:
        package: the way to the package.
        specs: the specifications whose groups are kept over a change of day.
        unlike: entries that were refused, or not refused, against the calendar.
    """

    package: Package
    specs: Mapping[str, Specification]
    unlike: list[Unlike] = field(default_factory=list)

    def begin(self, day: date, rows: Iterable[PlacedRow]) -> None:
        """Start from an empty municipality with these rows."""
        self.package.fresh(day)
        left = iter(rows)
        while some := list(islice(left, _AT_ONCE)):
            self.package.load(some)

    def enter(self, begins: date, entries: Iterable[CalendarEntry]) -> None:
        """Enter the calendar, each entry on its day."""
        today = begins
        for entry in entries:
            if entry.day != today:
                today = entry.day
                self.begin(today, list(self._standing()))
            inputs = {**entry.key, **entry.inputs}
            reply = self.package.run(entry.domain, entry.function, inputs, entry.role)
            if not _as_said(entry, reply):
                self.unlike.append(Unlike(entry, tuple(r.code for r in reply.refusals)))

    def export(self) -> Iterator[tuple[str, str, str]]:
        """Yield domain, group and CSV text of every group."""
        for domain, spec in self.specs.items():
            for row in self.package.export(domain, list(spec.records)).rows:
                yield domain, str(row["group"]), str(row["content"])

    def _standing(self) -> Iterator[PlacedRow]:
        for domain, spec in self.specs.items():
            for group in (key for key, one in spec.records.items() if one.view is None):
                for row in self.package.query(domain, group, {}):
                    yield PlacedRow(domain, group, row)


def _as_said(entry: CalendarEntry, reply: Reply) -> bool:
    return reply.accepted if entry.refused is None else not reply.accepted
