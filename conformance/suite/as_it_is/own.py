"""The rows a case arranged or created itself: what it may look at among the rows of others."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json


@dataclass
class Own:
    """Keys of rows by domain and group."""

    keys: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, domain: str, group: RecordGroup, row: Mapping[str, Json]) -> None:
        """Remember a row."""
        self.keys.add((domain, group.key, _key(group, row)))

    def holds(self, domain: str, group: RecordGroup, row: Mapping[str, Json]) -> bool:
        """Say whether a row is the case's own."""
        return (domain, group.key, _key(group, row)) in self.keys

    def lines(self, domain: str, group: RecordGroup, content: str) -> str:
        """Return a CSV with its header and the case's own lines."""
        table = list(csv.reader(io.StringIO(content)))
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
