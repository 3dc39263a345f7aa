"""What the suite asks of a package, whatever the way to it: the contract without its transport."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conformance.contract.reply import CONTRACT_STATUS, OK, Refusal, Reply, actor, message_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import PlacedRow, Row

__all__ = ["CONTRACT_STATUS", "OK", "Package", "Refusal", "Reply", "actor", "message_of"]


class Package(Protocol):
    """A package under test: arranged, acted on and looked into.

    Every call answers in the form of the conformance test interface (docs/en/test-interface.md).
    `TransportError`: no answer; `UntestedError`: the way to the package does not reach the call;
    `FindingError`: a call that only arranges or reads was refused.
    """

    @property
    def trail(self) -> list[Exchange]:
        """The last exchanges of the case, oldest first: its evidence."""

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides, one row per domain."""

    def fresh(self, business_date: date) -> None:
        """Start a case: nothing of earlier cases is in its way; the business date is set."""

    def close(self) -> None:
        """Give back what the run used."""

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows as stored facts."""

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first."""

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function as a clerk or another role."""

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs, and may hold `format`.

        The rows are `{items}`; with the format `xml`, `csv` or `pdf` `{media_type, content}`
        (`conformance.surfaces.issued`).
        """

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
