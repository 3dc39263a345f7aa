"""What should stand: the harness's own account of every row, by the words of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.active import holds
from conformance.population.rows import Placed, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.base import Marks
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.lives import Stands
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

At = tuple[str, str]
"""A domain and a group of it."""


@dataclass(slots=True)
class Kept:
    """A row that stands, and whose it is (None: of nobody whose life is told)."""

    row: Row
    owner: int | None = None


@dataclass
class Ledger:
    """All rows that should stand on a business date, in the order in which they came."""

    specification: Callable[[str], Specification | None]
    day: date
    tables: dict[At, list[Kept]] = field(default_factory=dict)

    def spec(self, domain: str) -> Specification:
        """Return the specification of a domain that rows stand in."""
        found = self.specification(domain)
        if found is None:
            raise LookupError(domain)
        return found

    def group(self, at: At) -> RecordGroup:
        """Return the record group of a place."""
        return self.spec(at[0]).records[at[1]]

    def all(self, at: At) -> list[Kept]:
        """Return the rows of a group, past ones too, as they came."""
        return self.tables.get(at, [])

    def under(self, at: At, key: Mapping[str, Json]) -> list[Kept]:
        """Return the rows under a key without its history number, oldest first."""
        group = self.group(at)
        found = [kept for kept in self.all(at) if key_of(group, kept.row) == dict(key)]
        return sorted(found, key=lambda kept: self.number(at, kept.row))

    def current(self, at: At) -> list[Kept]:
        """Return the newest row of every key; all rows where no history is kept."""
        return self._newest(at, self.all(at))

    def own(self, at: At, owner: int) -> list[Kept]:
        """Return the current rows of one person, to whom all rows under a key belong."""
        return self._newest(at, [kept for kept in self.all(at) if kept.owner == owner])

    def _newest(self, at: At, rows: list[Kept]) -> list[Kept]:
        group = self.group(at)
        if group.history is None or not rows:
            return list(rows)
        newest: dict[tuple[Json, ...], Kept] = {}
        for kept in rows:
            key = tuple(key_of(group, kept.row).values())
            if key not in newest or self.number(at, kept.row) >= self.number(at, newest[key].row):
                newest[key] = kept
        return list(newest.values())

    def find(self, domain: str, owner: int, wanted: Stands) -> Row | None:
        """Return the first of the person's current rows that stand as wanted; None without one."""
        for kept in self.own((domain, wanted.group), owner):
            days = [kept.row.get(item) for item in wanted.due]
            come = all(day is not None and str(day) <= self.day.isoformat() for day in days)
            if come and wanted.when.holds(kept.row):
                return kept.row
        return None

    def number(self, at: At, row: Mapping[str, Json]) -> int:
        """Return a row's history number; 0 where none is kept."""
        past = self.group(at).history
        value = row.get(past.number) if past else None
        return value if isinstance(value, int) else 0

    def add(self, at: At, row: Row, owner: int | None) -> None:
        """Let a row stand."""
        self.tables.setdefault(at, []).append(Kept(row, owner))

    def put(self, at: At, key: Mapping[str, Json], rows: Iterable[Row], owner: int | None) -> None:
        """Let these rows, oldest first, stand under a key: one after another in the same places."""
        standing, rest = self.under(at, key), list(rows)
        for kept in standing:
            kept.row = rest.pop(0)
        for row in rest:
            self.add(at, row, owner)

    def placed(self) -> list[Placed]:
        """Return every row with its place."""
        return [
            Placed(domain, group, kept.row)
            for (domain, group), table in self.tables.items()
            for kept in table
        ]

    def protected(self, domain: str, person: Json, at: At, subject: str, active: Marks) -> bool:
        """Say whether a current row of a group protects a person on the business date."""
        return person is not None and any(
            kept.row.get(subject) == person
            and holds(active, kept.row)
            and self._in_force(domain, at, kept.row)
            for kept in self.current(at)
        )

    def _in_force(self, domain: str, at: At, row: Mapping[str, Json]) -> bool:
        stated, today = self.spec(domain).head.protection, self.day.isoformat()
        if stated is None or (domain, stated.group) != at:
            return True
        start = row.get(stated.from_item) if stated.from_item else None
        end = row.get(stated.until_item) if stated.until_item else None
        return (start is None or str(start) <= today) and (end is None or today <= str(end))
