"""The rows that must stand, group by group, and which of their values the contract leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Placed, Row

Place = tuple[str, str]
"""Domain and group."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it must stand; the values of the `open` items are the package's own affair."""

    row: Row
    open: frozenset[str] = frozenset()


@dataclass
class Standing:
    """All rows of a municipality; rows are replaced, never changed."""

    specs: Mapping[str, Specification]
    tables: dict[Place, list[Kept]] = field(default_factory=dict)

    @classmethod
    def of(cls, specs: Mapping[str, Specification], placed: Iterable[Placed]) -> Standing:
        """Return a municipality that holds these rows, with every group of the specifications."""
        found = cls(specs, {(d, group): [] for d, spec in specs.items() for group in spec.records})
        for one in placed:
            found.tables[one.domain, one.group].append(Kept(one.row))
        return found

    def copy(self) -> Standing:
        """Return the same rows, to go another way from here."""
        return Standing(self.specs, {place: list(rows) for place, rows in self.tables.items()})

    def group(self, place: Place) -> RecordGroup:
        """Return a record group."""
        return self.specs[place[0]].records[place[1]]

    def rows(self, place: Place) -> Iterator[Row]:
        """Yield the rows of a group as they were stored."""
        return (kept.row for kept in self.tables.get(place, ()))

    def add(self, place: Place, kept: Kept) -> None:
        """Store a row."""
        self.tables[place].append(kept)

    def remove(self, place: Place, old: Kept) -> None:
        """Take a row away, as if it had never stood there."""
        self.tables[place] = [kept for kept in self.tables[place] if kept is not old]

    def replace(self, place: Place, old: Kept, new: Kept) -> None:
        """Put a row in the place of another."""
        self.tables[place] = [new if kept is old else kept for kept in self.tables[place]]

    def current(self, place: Place) -> list[Kept]:
        """Return the row with the highest history number of each key; all where none is kept."""
        group = self.group(place)
        newest: dict[tuple[Json, ...], Kept] = {}
        if group.history is None:
            return list(self.tables[place])
        for kept in self.tables[place]:
            key = tuple(key_of(group, kept.row).values())
            if key not in newest or self.number(place, kept) >= self.number(place, newest[key]):
                newest[key] = kept
        return list(newest.values())

    def find(self, place: Place, values: Mapping[str, Json]) -> Kept | None:
        """Return the current row under the key that some values hold."""
        wanted = key_of(self.group(place), values)
        same = [
            kept
            for kept in self.tables[place]
            if all(kept.row.get(name) == value for name, value in wanted.items())
        ]
        return max(same, key=lambda kept: self.number(place, kept), default=None)

    def number(self, place: Place, kept: Kept) -> int:
        """Return the history number of a row; 0 where none is kept."""
        past = self.group(place).history
        found = kept.row.get(past.number) if past else 0
        return found if isinstance(found, int) else 0
