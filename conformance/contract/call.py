"""One call of the contract: what is asked, of which function or group, by whom, with which body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json

Offered = Literal[
    "capabilities",
    "fresh",
    "load",
    "query",
    "run",
    "calculate",
    "issue",
    "link",
    "export",
    "audit",
    "delete",
    "call",
]
"""The calls that a package may not offer; `call` is a published call of an official API."""

Action = Literal[Offered, "close"]
"""The calls of the contract; `close` gives back what was used."""

CLERK: Final = "clerk"
READING_KINDS: Final = frozenset({"search", "restrict", "calculate"})
"""The kinds of operation that change nothing of what is stored."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the contract.

    Attributes:
        action: what is asked for.
        domain, key: of which domain, and on which key of its catalogue.
        kind: the kind of the operation behind it, where it has one.
        group: the group of the rows that the call is about, where there is one.
        role: who makes the call.
        direction: whether a linkage is sent or received.
        format: in which form a copy is wanted.
        body: what is sent; calls alike but for their bodies are made in the same way.
    """

    action: Action
    domain: str = ""
    key: str = ""
    kind: str = ""
    group: str = ""
    role: str = CLERK
    direction: str = ""
    format: str = ""
    body: Mapping[str, Json] = field(default_factory=dict, compare=False)

    @classmethod
    def on(cls, action: Action, domain: str, group: str) -> Call:
        """Return a call on the rows of a group."""
        return cls(action, domain, group, group=group)

    @classmethod
    def to_link(cls, domain: str, linkage: str, direction: str) -> Call:
        """Return the call that sends or receives a linkage."""
        return cls("link", domain, linkage, direction=direction)

    @classmethod
    def to_calculate(cls, domain: str, rule: str) -> Call:
        """Return the call that asks what a rule gives."""
        return cls("calculate", domain, rule, "calculate")

    @property
    def name(self) -> str:
        """The call as people read it."""
        return f"{self.action} {self.domain}/{self.key}" if self.key else self.action

    @property
    def writes(self) -> bool:
        """Return whether the call changes what the package has stored."""
        if self.action == "run":
            return self.kind not in READING_KINDS
        return self.action in {"fresh", "load", "delete"} or self.direction == "receive"
