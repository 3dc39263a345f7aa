"""A package that is only to be read: whatever would write is refused before a byte is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.surfaces.access import refused_to_write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Placed, Row
    from conformance.surfaces.package import Package, Reply

_READING_KINDS = frozenset({"search", "restrict", "calculate"})


@dataclass
class ReadOnly:
    """Passes on what the contract calls reading: searches, reads, calculations, issuing, sending.

    Whether a request of it goes out is for the connection to say: it lets GET and HEAD through, and
    what the profile declares safe in a person's name. A calculation sent by POST may register.

    Attributes:
        package: The way to the package.
        kind_of: The kind of the operation behind domain and function; None when it has none.
    """

    package: Package
    kind_of: Callable[[str, str], str | None]

    @property
    def trail(self) -> list[Exchange]:
        """The last exchanges of the case."""
        return self.package.trail

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides."""
        return self.package.capabilities()

    def fresh(self, business_date: date) -> None:
        """Refuse: to empty a municipality is to write (`UntestedError` U-READ-ONLY)."""
        raise refused_to_write(f"fresh {business_date.isoformat()}")

    def close(self) -> None:
        """Give back what the run used, as far as that is reading."""
        self.package.close()

    def load(self, rows: Iterable[Placed]) -> None:
        """Refuse to arrange rows; no rows are nothing to arrange."""
        if tuple(rows):
            raise refused_to_write("load")

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match."""
        return self.package.query(domain, group, where)

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Refuse: a package at fault would delete."""
        del key
        raise refused_to_write(f"delete {domain}/{group}")

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function that searches, shows or calculates; refuse every other."""
        if self.kind_of(domain, function) not in _READING_KINDS:
            raise refused_to_write(f"run {domain}/{function}")
        return self.package.run(domain, function, inputs, role)

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        return self.package.calculate(domain, rule, given)

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form."""
        return self.package.issue(domain, form, body, role)

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send a linkage; refuse to have one received."""
        if body.get("direction") != "send":
            raise refused_to_write(f"link {domain}/{linkage}")
        return self.package.link(domain, linkage, body)

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups."""
        return self.package.export(domain, groups)

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log."""
        return self.package.audit()
