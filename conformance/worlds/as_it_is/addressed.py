"""Goes round a package that knows the towns of its own municipality only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from conformance.surfaces.around import PackageWrapper
from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.mapping.addresses import Places
    from conformance.surfaces.package import Reply


@dataclass
class Addressed(PackageWrapper):
    """What is sent holds the package's addresses, what comes back the case's own.

    What the evidence holds keeps the package's words; the case's addresses that stand anywhere in
    an answer are told beside it, so that a leak is seen in whatever form it comes.
    """

    places: Places

    def twin(self) -> Addressed:
        """Return a second connection that knows the same addresses."""
        return replace(self, package=twin_of(self.package))

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows as stored facts."""
        self.package.load([replace(one, row=self._out(one.row)) for one in rows])

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match."""
        return tuple(map(self._back, self.package.query(domain, group, self._out(where))))

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function as a clerk or another role."""
        return self._told(self.package.run(domain, function, self._out(inputs), role))

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form."""
        return self._told(self.package.issue(domain, form, self._out(body), role))

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        return self._told(self.package.link(domain, linkage, self._out(body)))

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        return self._told(self.package.export(domain, groups))

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
        return tuple(map(self._back, self.package.audit()))

    def _told(self, reply: Reply) -> Reply:
        rows, response = tuple(map(self._back, reply.rows)), reply.exchange.response
        met = self.places.met(str(response))
        if isinstance(response, dict) and met:
            told: Json = {**response, "addresses": [*met]}
            reply = replace(reply, exchange=replace(reply.exchange, response=told))
        return replace(reply, rows=rows)

    def _out(self, row: Mapping[str, Json]) -> Row:
        return cast("Row", self.places.out(dict(row)))

    def _back(self, row: Row) -> Row:
        return cast("Row", self.places.back(row))
