"""What should stand while lives are told: the state of the contract, and whose the rows are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.lives import Stands
    from conformance.contract.state import Place, State, Stored
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row

    Owned = tuple[Place, tuple[Json, ...]]


@dataclass
class Ledger:
    """All rows that should stand, and which of them belong to somebody whose life is told."""

    state: State
    _owners: dict[Owned, int] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The business date."""
        return self.state.day

    def owner(self, at: Place, row: Mapping[str, Json]) -> int | None:
        """Return whose a row is, to whom all rows under its key belong; None: nobody's.

        A row of a view is theirs whose row it shows.
        """
        view = self.state.group(at).view
        places = [at] if view is None else [(at[0], name) for name in view.of]
        owners = (self._owners.get(self._key(place, row)) for place in places)
        return next((one for one in owners if one is not None), None)

    def owned(self, at: Place, row: Mapping[str, Json], owner: int) -> None:
        """Note whose all rows under the key of a row are."""
        self._owners[self._key(at, row)] = owner

    def arrange(
        self,
        placed: Iterable[PlacedRow],
        owner: int,
        mine: Callable[[PlacedRow], bool] = lambda _: True,
    ) -> None:
        """Let rows stand that an event of a person refers to: `mine` are that person's own."""
        rows = list(placed)
        self.state = self.state.loaded(rows)
        for one in filter(mine, rows):
            self.owned((one.domain, one.group), one.row, owner)

    def rows_of(self, at: Place, owner: int) -> list[Stored]:
        """Return all rows of one person in a group, past ones too."""
        return [kept for kept in self.state.at(at) if self.owner(at, kept.row) == owner]

    def own(self, at: Place, owner: int) -> list[Stored]:
        """Return the current rows of one person."""
        return self.state.newest(at, self.rows_of(at, owner))

    def find(self, domain: str, owner: int, wanted: Stands) -> Row | None:
        """Return the first of the person's current rows that stand as wanted; None without one."""
        for kept in self.own((domain, wanted.group), owner):
            days = [kept.row.get(item) for item in wanted.due]
            come = all(day is not None and str(day) <= self.day.isoformat() for day in days)
            if come and wanted.when.holds(kept.row):
                return kept.row
        return None

    def _key(self, at: Place, row: Mapping[str, Json]) -> Owned:
        return at, tuple(key_of(self.state.group(at), row).values())
