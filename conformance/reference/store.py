"""Sandboxes in memory: tables of rows by domain and group, a business date, an audit log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import key_of
from conformance.reference.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.records import RecordGroup, View
    from conformance.population.rows import Row
    from conformance.reference.effects import Past

_OFFICE_OPENS = "T09:00:00+09:00"


@dataclass
class GroupTable:
    """The rows of one group, oldest first within a key; rows are replaced, never changed."""

    group: RecordGroup
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Store a row as the last one."""
        self.rows.append(row)

    def replace(self, old: Row, new: Row) -> None:
        """Put `new` in the place of the stored row `old`, if it still stands."""
        self.rows = [new if row is old else row for row in self.rows]

    def remove(self, old: Row) -> None:
        """Take a stored row away."""
        self.rows = [row for row in self.rows if row is not old]

    def query(self, where: Mapping[str, object]) -> list[Row]:
        """Return all stored rows with these values, past ones too, oldest first."""
        wanted = list(where.items())
        found = [row for row in self.rows if all(row.get(k) == v for k, v in wanted)]
        return sorted(found, key=self.number)

    def current(self) -> list[Row]:
        """Return the row with the highest history number of each key; all where none is kept."""
        if self.group.history is None:
            return list(self.rows)
        newest: dict[tuple[object, ...], Row] = {}
        for row in self.rows:
            key = tuple(key_of(self.group, row).values())
            if key not in newest or self.number(row) >= self.number(newest[key]):
                newest[key] = row
        return list(newest.values())

    def find(self, row: Mapping[str, object]) -> Row | None:
        """Return the current row under the key of `row`; None when there is none."""
        found = self.query(key_of(self.group, dict(row)))  # type: ignore[arg-type]  # values of JSON
        return found[-1] if found else None

    def number(self, row: Row) -> int:
        """Return the history number of a row; 0 where the group has no history."""
        found = row.get(self.group.history.number) if self.group.history else 0
        return found if isinstance(found, int) else 0


def view_rows(group: RecordGroup, rows: list[Row]) -> list[Row]:
    """Return rows as a view shows them: its items only, each from the first that is filled."""
    takes = group.view.takes if group.view else {}
    return [
        {
            item.key: next(
                (row[key] for key in takes.get(item.key, (item.key,)) if row.get(key)),
                row.get(item.key),
            )
            for item in group.items
            if any(key in row for key in takes.get(item.key, (item.key,)))
        }
        for row in rows
    ]


@dataclass
class Sandbox:
    """A municipality of its own."""

    name: str
    business_date: date
    tables: dict[tuple[str, str], GroupTable] = field(default_factory=dict)
    log: list[Row] = field(default_factory=list)
    copies: int = 0
    past: list[Past] = field(default_factory=list)
    """What stood before each event that can be cancelled."""
    remembered: dict[str, bool] = field(default_factory=dict)
    """What a faulty package keeps of whom it has looked at: whether they were protected."""

    def next_copy(self) -> int:
        """Return the number of the next copy that is issued."""
        self.copies += 1
        return self.copies

    @property
    def today(self) -> str:
        """The business date as ISO text."""
        return self.business_date.isoformat()

    @property
    def now(self) -> str:
        """The instant every action of the day is logged with."""
        return self.today + _OFFICE_OPENS

    def table(self, domain: str, group: RecordGroup) -> GroupTable:
        """Return the table of a group; of a view, the rows it shows as they stand now."""
        if group.view is not None:
            return GroupTable(group, view_rows(group, self._shown_by(domain, group.view)))
        return self.tables.setdefault((domain, group.key), GroupTable(group))

    def _shown_by(self, domain: str, view: View) -> list[Row]:
        tables = [t for name in view.of if (t := self.tables.get((domain, name))) is not None]
        if view.one is None:
            return [row for table in tables for row in table.rows]
        best: dict[str, tuple[tuple[bool, str], GroupTable]] = {}
        for table in tables:
            for row in table.current():
                weight = (view.one.when.holds(row), str(row.get(view.one.day) or ""))
                key = str(list(key_of(table.group, row).values()))
                if key not in best or weight > best[key][0]:
                    best[key] = weight, table
        return [
            row
            for table in tables
            for row in table.rows
            if best[str(list(key_of(table.group, row).values()))][1] is table
        ]

    def empty(self, business_date: date) -> None:
        """Remove every row and entry and set the business date."""
        self.tables.clear()
        self.log.clear()
        self.copies = 0
        self.past.clear()
        self.remembered.clear()
        self.business_date = business_date


class Sandboxes:
    """All open sandboxes; names are counted, so that a run can be repeated exactly."""

    def __init__(self) -> None:
        self._open: dict[str, Sandbox] = {}
        self._opened = 0

    def open(self, business_date: date, name: str | None = None) -> Sandbox:
        """Open an empty sandbox, under the next free name unless named."""
        if name is None:
            self._opened += 1
            name = f"s{self._opened}"
        self._open[name] = Sandbox(name, business_date)
        return self._open[name]

    def get(self, name: str) -> Sandbox:
        """Return an open sandbox (`RefusalError` C0404 when there is none)."""
        if name not in self._open:
            raise refuse("C0404")
        return self._open[name]

    def close(self, name: str) -> None:
        """Give a sandbox back."""
        del self._open[self.get(name).name]

    def __contains__(self, name: str) -> bool:
        return name in self._open

    def __iter__(self) -> Iterator[Sandbox]:
        return iter(self._open.values())
