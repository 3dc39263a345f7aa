"""What a package answers to a call: accepted with rows, or refused with reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conformance.findings import Answered, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Row

OK: Final = 200
_REFUSALS = range(400, 500)

CONTRACT_STATUS: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("E0001", "E0002", "E0003", "E0004", "C0422"), 400)
    | {"C0403": 403, "C0404": 404, "C0405": 404, "C0409": 409}
)
"""The HTTP status of each reason to refuse (docs/en/test-interface.md)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason of a refusal: the code, and the item it is about.

    `unasked`: the request had no such item; a vendor's API asks for more than the contract.
    """

    code: str
    item: str | None
    unasked: bool = False

    def __str__(self) -> str:
        return f"{self.code} {self.item or ''}".strip()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in the official form: accepted with rows, or refused with reasons.

    `headers` and `content`: as they came, where the way to the package knows them. `unsent`: the
    items that no request which was made had a place for. `chosen_by`: those by which a request was
    only chosen, so that their own values stood in none. `unworded`: those whose code the profile
    has no word of the vendor's for. `half_done`: it refused after an earlier request of the same
    call had been acted upon. `looked_up`: it refused an enquiry that goes before what acts.
    """

    status: int
    rows: tuple[Row, ...]
    refusals: tuple[Refusal, ...]
    exchange: Exchange
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    content: bytes = field(default=b"", repr=False, compare=False)
    unsent: frozenset[str] = frozenset()
    chosen_by: frozenset[str] = frozenset()
    unworded: frozenset[str] = frozenset()
    half_done: bool = False
    looked_up: bool = False

    @property
    def heading(self) -> bytes:
        """The headers as lines; letters beyond ASCII as they were sent."""
        lines = (f"{name}: {value}" for name, value in self.headers.items())
        return "\r\n".join(lines).encode("latin-1", "replace")

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
