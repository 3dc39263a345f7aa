"""A package in memory that keeps what it is told and remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from conformance.findings import Exchange
from conformance.surfaces.package import OK, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row

DAY = date(2026, 4, 1)


@dataclass
class RowKeeper:
    """Stores rows by group; functions answer as a test says."""

    answers: dict[str, tuple[Row, ...] | str] = field(default_factory=dict)
    stored: list[PlacedRow] = field(default_factory=list)
    entries: tuple[Row, ...] = ()
    asked: list[str] = field(default_factory=list)
    trail: list[Exchange] = field(default_factory=list)

    def _reply(self, name: str, rows: tuple[Row, ...] | str) -> Reply:
        self.asked.append(name)
        accepted = not isinstance(rows, str)
        exchange = Exchange("POST", name, None, OK, {"result": [*rows]} if accepted else None)
        self.trail.append(exchange)
        if isinstance(rows, str):
            return Reply(400, (), (Refusal(rows, None),), exchange)
        return Reply(OK, rows, (), exchange)

    def capabilities(self) -> tuple[Row, ...]:
        return ()

    def fresh(self, business_date: date) -> None:
        self.asked.append(f"fresh {business_date}")

    def close(self) -> None:
        self.asked.append("close")

    def load(self, rows: Iterable[PlacedRow]) -> None:
        self.asked.append("load")
        self.stored += rows

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        del domain
        rows = [p.row for p in self.stored if p.group == group]
        return tuple(r for r in rows if all(r.get(k) == v for k, v in where.items()))

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        del domain, group, key
        return 405

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        del domain, inputs, role
        return self._reply(function, self.answers.get(function, ()))

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        del domain, given
        return self._reply(rule, ())

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        del domain, body, role
        return self._reply(form, ())

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        del domain, body
        return self._reply(linkage, self.answers.get(linkage, ()))

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        del domain, groups
        return self._reply("export", self.answers["export"])

    def audit(self) -> tuple[Row, ...]:
        return self.entries
