"""What a case put into its calls: of a package's evidence, this much the harness made itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Placed, Row
    from conformance.surfaces.package import Package, Reply


@dataclass
class Sent:
    """Goes round any package and keeps what its calls carry until it is forgotten."""

    package: Package
    carried: list[Json] = field(default_factory=list)

    def forget(self) -> None:
        """Forget what the case before sent."""
        self.carried.clear()

    @property
    def trail(self) -> list[Exchange]:
        """The last exchanges of the case, oldest first: its evidence."""
        return self.package.trail

    def twin(self) -> Sent:
        """Return a second connection to the same municipality; what it sends is kept here, too."""
        return replace(self, package=twin_of(self.package))

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides, one row per domain."""
        return self.package.capabilities()

    def fresh(self, business_date: date) -> None:
        """Start a case: nothing of earlier cases is in its way; the business date is set."""
        self.carried.append(business_date.isoformat())
        self.package.fresh(business_date)

    def close(self) -> None:
        """Give back what the run used."""
        self.package.close()

    def load(self, rows: Iterable[Placed]) -> None:
        """Arrange rows as stored facts."""
        placed = list(rows)
        self.carried += [dict(one.row) for one in placed]
        self.package.load(placed)

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first."""
        self.carried.append(dict(where))
        return self.package.query(domain, group, where)

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""
        self.carried.append(dict(key))
        return self.package.try_delete(domain, group, key)

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function as a clerk or another role."""
        self.carried.append(dict(inputs))
        return self.package.run(domain, function, inputs, role)

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        self.carried.append(dict(given))
        return self.package.calculate(domain, rule, given)

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs, and may hold `format`."""
        self.carried.append(dict(body))
        return self.package.issue(domain, form, body, role)

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        self.carried.append(dict(body))
        return self.package.link(domain, linkage, body)

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        return self.package.export(domain, groups)

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
        return self.package.audit()
