"""What should stand in a municipality: the rows of every group on a business date.

A state is never changed: what an operation does to it is another state.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from conformance.contract.views import holders, key_in, shown_by
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

Place = tuple[str, str]
"""A domain and a group of it."""


Loose = Literal["", "newest", "newest_or_gone", "some", "past"]
"""What of a row is held: that it stands under its history number; or, where an event brought it
about, that the newest under its key is so (or there is none any more), that some row under its key
is so, or nothing (a row that an event may have marked, followed by another, or taken away)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it must stand; the values of the `open` items are the package's own affair.

    `never`: items with values that they must not have.
    """

    row: Row
    open: frozenset[str] = frozenset()
    loose: Loose = ""
    never: tuple[tuple[str, Json], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """All rows that should stand on a business date, in the order in which they came.

    Attributes:
        specification: the specification of a domain; None where the domain is not tested.
        day: the business date.
        tables: the rows by domain and group.
    """

    specification: Callable[[str], Specification | None]
    day: date
    tables: Mapping[Place, tuple[Stored, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, specs: Mapping[str, Specification], day: date, placed: Iterable[PlacedRow] = ()
    ) -> State:
        """Return a municipality that holds these rows, with every group of the specifications."""
        empty: dict[Place, tuple[Stored, ...]] = {
            (domain, group): () for domain, spec in specs.items() for group in spec.records
        }
        return cls(specs.get, day, empty).loaded(placed)

    def on(self, day: date) -> State:
        """Return the same rows on another business date."""
        return replace(self, day=day)

    def loaded(self, placed: Iterable[PlacedRow]) -> State:
        """Return the state with these rows stored, too, as facts."""
        by: dict[Place, list[Stored]] = {}
        for one in placed:
            by.setdefault((one.domain, one.group), []).append(Stored(one.row))
        return replace(
            self, tables={**self.tables, **{p: (*self.at(p), *r) for p, r in by.items()}}
        )

    def spec(self, domain: str) -> Specification:
        """Return the specification of a domain that rows stand in."""
        found = self.specification(domain)
        if found is None:
            raise LookupError(domain)
        return found

    def group(self, place: Place) -> RecordGroup:
        """Return the record group of a place."""
        return self.spec(place[0]).records[place[1]]

    def at(self, place: Place) -> tuple[Stored, ...]:
        """Return the rows of a group, past ones too, as they came; of a view, what it shows."""
        spec = self.specification(place[0])
        group = spec.records.get(place[1]) if spec else None
        if group is None or group.view is None:
            return self.tables.get(place, ())
        return tuple(
            replace(kept, row=shown_by(group, kept.row)) for kept in self._behind(place, group)
        )

    def behind(self, place: Place) -> tuple[Stored, ...]:
        """Return the rows of a group as they are stored; of a view, those that it shows."""
        spec = self.specification(place[0])
        group = spec.records.get(place[1]) if spec else None
        if group is None or group.view is None:
            return self.tables.get(place, ())
        return tuple(self._behind(place, group))

    def _behind(self, place: Place, group: RecordGroup) -> Iterator[Stored]:
        names = group.view.of if group.view else ()
        tables = [self.tables.get((place[0], name), ()) for name in names]
        shown = [[shown_by(group, kept.row) for kept in rows] for rows in tables]
        held = holders(group, shown)
        for number, (rows, seen) in enumerate(zip(tables, shown, strict=True)):
            for kept, row in zip(rows, seen, strict=True):
                if held.get(key_in(group, row), number) == number:
                    yield kept

    def placed(self) -> list[PlacedRow]:
        """Return every row with its place."""
        return [PlacedRow(*place, kept.row) for place, rows in self.tables.items() for kept in rows]

    def number(self, place: Place, kept: Stored) -> int:
        """Return the history number of a row; 0 where none is kept."""
        past = self.group(place).history
        found = kept.row.get(past.number) if past else 0
        return found if isinstance(found, int) else 0

    def under(self, place: Place, values: Mapping[str, Json]) -> list[Stored]:
        """Return the rows under the key that some values hold, oldest first."""
        wanted = list(key_of(self.group(place), values).items())
        found = [
            kept
            for kept in self.at(place)
            if all(kept.row.get(name) == value for name, value in wanted)
        ]
        return sorted(found, key=lambda kept: self.number(place, kept))

    def find(self, place: Place, values: Mapping[str, Json]) -> Stored | None:
        """Return the current row under the key that some values hold; None where none stands."""
        numbered = [(self.number(place, kept), kept) for kept in self.under(place, values)]
        highest = max((number for number, _ in numbered), default=0)
        return next((kept for number, kept in numbered if number == highest), None)

    def current(self, place: Place) -> list[Stored]:
        """Return the row with the highest history number of each key; all where none is kept."""
        return self.newest(place, self.at(place))

    def newest(self, place: Place, rows: Iterable[Stored]) -> list[Stored]:
        """Return of some rows the newest of each key; all of them where no history is kept."""
        group = self.group(place)
        if group.history is None:
            return list(rows)
        newest: dict[tuple[Json, ...], Stored] = {}
        for kept in rows:
            key = tuple(key_of(group, kept.row).values())
            if key not in newest or self.number(place, kept) >= self.number(place, newest[key]):
                newest[key] = kept
        return list(newest.values())

    def adding(self, place: Place, *rows: Stored) -> State:
        """Return the state with more rows in a group."""
        return self._with(place, (*self.at(place), *rows))

    def without(self, place: Place, old: Stored) -> State:
        """Return the state without a row, as if it had never stood there."""
        return self._with(place, tuple(kept for kept in self.at(place) if kept is not old))

    def replacing(self, place: Place, old: Stored, new: Stored) -> State:
        """Return the state with a row in the place of another."""
        return self._with(place, tuple(new if k is old else k for k in self.at(place)))

    def holding(self, place: Place, rows: Iterable[Stored]) -> State:
        """Return the state with these rows in a group, and no others."""
        return self._with(place, tuple(rows))

    def changed_since(self, before: State) -> list[Place]:
        """Return the places whose rows are others than before."""
        return [p for p, rows in self.tables.items() if rows is not before.tables.get(p, ())]

    def _with(self, place: Place, rows: tuple[Stored, ...]) -> State:
        spec = self.specification(place[0])
        group = spec.records.get(place[1]) if spec else None
        if group is not None and group.view is not None:
            return self  # what a view shows follows from the groups it brings together
        return replace(self, tables={**self.tables, place: rows})
