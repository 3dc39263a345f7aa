"""The rows a case arranged or created itself: what it may look at among the rows of others."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json


@dataclass
class Own:
    """Keys of rows by domain and group, and the numbers of the people they are about."""

    keys: set[tuple[str, str, str]] = field(default_factory=set)
    people: set[Json] = field(default_factory=set)

    def add(
        self, domain: str, group: RecordGroup, row: Mapping[str, Json], person: str = ""
    ) -> None:
        """Remember a row, and whom its item `person` names."""
        self.keys.add((domain, group.key, _key(group, row)))
        if row.get(person) is not None:
            self.people.add(row[person])

    def clear(self) -> None:
        """Forget everything: another case begins."""
        self.keys.clear()
        self.people.clear()

    def about(
        self, asked: Mapping[str, Json], person: str, rows: Sequence[Mapping[str, Json]]
    ) -> list[Mapping[str, Json]]:
        """Return the rows of an answer to a search for one of the case's own people.

        What an event adds has keys that the case cannot know; who is asked for by number, and is
        named by no other, is the case's own.
        """
        number = asked.get(person)
        if number is None or number not in self.people:
            return []
        return [row for row in rows if row.get(person) in {None, number}]

    def holds(self, domain: str, group: RecordGroup, row: Mapping[str, Json]) -> bool:
        """Say whether a row is the case's own; what a view shows is whose it is about."""
        if group.view is not None:
            return any(value in self.people for value in key_of(group, row).values())
        return (domain, group.key, _key(group, row)) in self.keys

    def lines(self, domain: str, group: RecordGroup, content: str) -> str:
        """Return a CSV with its header and the case's own lines."""
        table = list(csv.reader(io.StringIO(content, newline="")))
        header, numbers = table[0] if table else [], _integers(group)
        kept = [header]
        for line in table[1:]:
            row: dict[str, Json] = dict(zip(header, line, strict=False))
            typed = {
                k: int(str(v)) if k in numbers and str(v).isdigit() else v for k, v in row.items()
            }
            if self.holds(domain, group, typed):
                kept.append(line)
        written = io.StringIO()
        csv.writer(written).writerows(kept)
        return written.getvalue()


def _key(group: RecordGroup, row: Mapping[str, Json]) -> str:
    return str(list(key_of(group, row).values()))


def _integers(group: RecordGroup) -> set[str]:
    return {key for key in group.primary_key if group.item(key).type == "integer"}
