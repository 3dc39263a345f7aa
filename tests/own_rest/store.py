"""The register: one SQLite database for each test municipality."""
# ruff: noqa: S608 - names of tables and columns come from the definitions, values are bound

from __future__ import annotations

import sqlite3
from itertools import count
from threading import RLock

_TYPES = {"integer": "INTEGER", "flag": "INTEGER"}
Row = dict[str, object]


class MunicipalTables:
    """The tables of one municipality; rows are dicts under column names."""

    def __init__(self, tables: dict) -> None:
        self.tables, self.lock = tables, RLock()
        self.base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self.made: set[str] = set()
        self.reset("2026-04-01", {})

    def reset(self, day: str, place: dict) -> None:
        """Empty the register, set the business date and the kind of municipality."""
        for name in self.made:
            self.base.execute(f'DELETE FROM "{name}"')
        self.day, self.place = day, place
        self.drafts: dict[str, dict] = {}
        self.jobs: dict[str, dict] = {}
        self.log: list[dict] = []
        self.undo: dict[tuple, list[tuple]] = {}
        self.numbers = count(1)

    def next_number(self, prefix: str) -> str:
        return f"{prefix}{next(self.numbers):08}"

    def add(self, domain: str, table: str, row: Row) -> None:
        name, columns = self._name(domain, table), self.tables[domain][table]["columns"]
        held = [c for c in columns if row.get(c) is not None]
        names, marks = ", ".join(f'"{c}"' for c in held), ", ".join("?" * len(held))
        self.base.execute(
            f'INSERT INTO "{name}" ({names}) VALUES ({marks})', [row[c] for c in held]
        )

    def change(self, domain: str, table: str, number: int, values: Row) -> None:
        if values:
            sets = ", ".join(f'"{c}" = ?' for c in values)
            name = self._name(domain, table)
            self.base.execute(
                f'UPDATE "{name}" SET {sets} WHERE rowid = ?', [*values.values(), number]
            )

    def rows(self, domain: str, table: str, where: Row | None = None) -> list[Row]:
        """Return all rows that match, oldest first, each with its row number under `#`."""
        name, columns = self._name(domain, table), self.tables[domain][table]["columns"]
        wanted = {c: v for c, v in (where or {}).items() if c in columns}
        if where and len(wanted) != len(where):
            return []
        if self.tables[domain][table].get("shows"):
            seen = self._seen(domain, table)
            return [r for r in seen if all(r.get(c) == v for c, v in wanted.items())]
        test = " AND ".join(f'"{c}" IS ?' for c in wanted) or "1"
        found = self.base.execute(
            f'SELECT rowid, * FROM "{name}" WHERE {test} ORDER BY rowid',
            list(wanted.values()),
        )
        return [self._row(line, columns) for line in found]

    def _seen(self, domain: str, table: str) -> list[Row]:
        """Return what a table without rows of its own shows: of each person one record."""
        known, (key, *_) = self.tables[domain][table], self.key(domain, table)
        shows, one = known["shows"], known.get("one")
        held = {of: [_shown(r, by) for r in self.rows(domain, of)] for of, by in shows.items()}
        if one is None:
            return [row for rows in held.values() for row in rows]
        newest = {of: {row[key]: row for row in rows} for of, rows in held.items()}  # as they came
        best: dict[object, str] = {}
        for of, people in newest.items():
            for person, row in people.items():
                other = best.setdefault(person, of)
                if _weight(row, one) > _weight(newest[other][person], one):
                    best[person] = of
        return [row for of, rows in held.items() for row in rows if best[row[key]] == of]

    def current(self, domain: str, table: str, where: Row | None = None) -> list[Row]:
        """Return the newest row of each key among those that match the key or anything else."""
        number = self.tables[domain][table]["history"].get("number")
        if number is None:
            return self.rows(domain, table, where)
        newest: dict[tuple, Row] = {}
        for row in self.rows(domain, table):
            key = tuple(row.get(c) for c in self.key(domain, table))
            if key not in newest or row[number] > newest[key][number]:
                newest[key] = row
        return [r for r in newest.values() if all(r.get(c) == v for c, v in (where or {}).items())]

    def key(self, domain: str, table: str) -> list[str]:
        """Return the columns by which a caller names a row: without the history number."""
        known = self.tables[domain][table]
        return [c for c in known["key"] if c != known["history"].get("number")]

    def _name(self, domain: str, table: str) -> str:
        name = f"{domain}_{table}"
        if name not in self.made:
            columns = self.tables[domain][table]["columns"].items()
            text = ", ".join(f'"{c}" {_TYPES.get(x["type"], "TEXT")}' for c, x in columns)
            self.base.execute(f'CREATE TABLE "{name}" ({text})')
            self.made.add(name)
        return name

    def _row(self, line: tuple, columns: dict) -> Row:
        row: Row = {"#": line[0]}
        for (column, known), value in zip(columns.items(), line[1:], strict=True):
            flag = known["type"] == "flag" and value is not None
            row[column] = bool(value) if flag else value
        return row


def _shown(row: Row, columns: dict[str, list[str]]) -> Row:
    """Return what a table without rows of its own shows of a row."""
    filled = {
        c: next((row[k] for k in of if row.get(k)), row.get(of[0])) for c, of in columns.items()
    }
    return {"#": row["#"], **filled}


def _weight(row: Row, one: dict) -> tuple[bool, str]:
    """Return how much a record counts among several of a person: in force first, then newest."""
    held = all(row.get(c) in values for c, values in one["when"].items())
    return held, str(row.get(one["day"]) or "")
