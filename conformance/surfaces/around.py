"""What goes round a package: every call passes one place, where a wrapper does its part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conformance.contract.call import CLERK, Call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.package import Package, Reply

T = TypeVar("T")


@dataclass
class PackageWrapper:
    """Passes every call on to the package inside; a wrapper overrides `made`, or a single call."""

    package: Package

    def made(self, call: Call, make: Callable[[], T]) -> T:
        """Make a call and return what came of it."""
        del call
        return make()

    @property
    def trail(self) -> list[Exchange]:
        """The last exchanges of the case, oldest first: its evidence."""
        return self.package.trail

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides, one row per domain."""
        return self.made(Call("capabilities"), self.package.capabilities)

    def fresh(self, business_date: date) -> None:
        """Start a case: nothing of earlier cases is in its way; the business date is set."""
        call = Call("fresh", body={"business_date": business_date.isoformat()})
        self.made(call, lambda: self.package.fresh(business_date))

    def close(self) -> None:
        """Give back what the run used."""
        self.made(Call("close"), self.package.close)

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows as stored facts; no rows are nothing to arrange."""
        if placed := list(rows):
            call = Call("load", body={"rows": [dict(one.row) for one in placed]})
            self.made(call, lambda: self.package.load(placed))

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first."""
        call = Call("query", domain, group, group=group, body=where)
        return self.made(call, lambda: self.package.query(domain, group, where))

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""
        call = Call("delete", domain, group, group=group, body=key)
        return self.made(call, lambda: self.package.try_delete(domain, group, key))

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = CLERK
    ) -> Reply:
        """Run a function as a clerk or another role."""
        call = Call("run", domain, function, role=role, body=inputs)
        return self.made(call, lambda: self.package.run(domain, function, inputs, role))

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        call = Call("calculate", domain, rule, body=given)
        return self.made(call, lambda: self.package.calculate(domain, rule, given))

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = CLERK) -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs, and may hold `format`."""
        call = Call("issue", domain, form, role=role, body=body)
        return self.made(call, lambda: self.package.issue(domain, form, body, role))

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        call = Call("link", domain, linkage, direction=str(body.get("direction", "")), body=body)
        return self.made(call, lambda: self.package.link(domain, linkage, body))

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        names = list(groups)
        return self.made(Call("export", domain), lambda: self.package.export(domain, names))

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
        return self.made(Call("audit"), self.package.audit)
