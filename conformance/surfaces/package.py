"""What the suite asks of a package, whatever the way to it: the contract without its transport."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from conformance.findings import Answered, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Placed, Row

OK = 200
_REFUSALS = range(400, 500)

CONTRACT_STATUS: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("E0001", "E0002", "E0003", "E0004", "C0422"), 400)
    | {"C0403": 403, "C0404": 404, "C0405": 404, "C0409": 409}
)
"""The HTTP status of each reason to refuse (docs/en/test-interface.md)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason of a refusal: the code, and the item it is about."""

    code: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in the official form: accepted with rows, or refused with reasons.

    `heading` and `content`: its headers and its body as they came, where the way to the package
    knows them.
    """

    status: int
    rows: tuple[Row, ...]
    refusals: tuple[Refusal, ...]
    exchange: Exchange
    heading: bytes = field(default=b"", repr=False, compare=False)
    content: bytes = field(default=b"", repr=False, compare=False)

    @property
    def answered(self) -> Answered:
        """What a finding says of it: status, reasons, and the package's own words."""
        reasons = tuple(Reason(r.code, r.item) for r in self.refusals)
        return Answered(self.status, reasons, message_of(self.exchange.response))

    @property
    def accepted(self) -> bool:
        """Say whether the package accepted the call."""
        return self.status == OK

    @property
    def refused(self) -> bool:
        """Return whether the package refused the call: a breakdown (5xx) is no refusal."""
        return self.status in _REFUSALS

    def tells(self, code: str, item: str | None = None) -> bool:
        """Return whether this reason is among those given (about this item, if named)."""
        return any(r.code == code and (item is None or r.item == item) for r in self.refusals)

    def refused_with(self, code: str, item: str | None = None) -> bool:
        """Return whether the package refused for this reason (and about this item, if named)."""
        return self.refused and self.tells(code, item)


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

    def load(self, rows: Iterable[Placed]) -> None:
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


def message_of(body: Json) -> str:
    """Return what a body says in the package's own words, by the members of the contract."""
    if not isinstance(body, dict):
        return ""
    errors = body.get("errors")
    listed = errors if isinstance(errors, list) else []
    said = (error.get("message") for error in listed if isinstance(error, dict))
    told = (*said, body.get("message"), body.get("detail"), body.get("title"))
    return next((text for text in told if isinstance(text, str) and text), "")


def actor(role: str) -> dict[str, Json]:
    """Return the actor that the harness uses for a role."""
    return {"id": f"conf-{role.replace('_', '-')}", "role": role}
