"""What a fuzz run sends, sees and reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from conformance.findings import Cause, Json

Proof = Callable[[Sequence[str]], Mapping[str, str]]
"""The headers that let a call in, by the scopes its document asks for."""

Kind = Literal["lawful", "unlawful", "odd", "access", "method"]
"""Follows the document; departs from it; is no message; lacks the right token; no such call."""


@dataclass(frozen=True)
class Target:
    """A document to hold a package to, and how its calls are reached.

    Attributes:
        name: `linkage-api`, `interface` or `vendor`.
        document: OpenAPI; its paths are below `prefix`, which is below base_url.
        path_parameters: Values that name what exists, such as an open sandbox.
        proof: The headers that let a call in, by the scopes the document asks for.
        requirement: The requirement a call belongs to, by its operationId; None if it has none.
        left_out: operationIds that are not called with lawful data.
        refuses: Whether wrong data must be refused, by operationId and place in the request.
        strict_access: Whether a call without the right token must get 401 or 403, nothing else.
    """

    name: str
    document: dict[str, Json]
    prefix: str
    proof: Proof
    path_parameters: Mapping[str, str] = field(default_factory=dict)
    requirement: Callable[[str], str | None] = lambda _: None
    left_out: frozenset[str] = frozenset()
    refuses: Callable[[str, str], bool] = lambda _name, _place: True
    strict_access: bool = True


@dataclass(frozen=True)
class FuzzLimits:
    """How much is tried: examples per call and kind, requests in all; and the seed."""

    examples: int
    requests: int
    seed: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """One way in which a call departs from the document, seen `times` times.

    `example` is the first request body by which it was seen, its values shown by their shape.
    """

    code: str
    operation: str
    requirement: str | None
    kind: Kind
    where: str
    expected: str
    found: str
    example: Json = None
    times: int = 1

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two sightings the same deviation."""
        return self.code, self.operation, self.kind, self.where, self.found


@dataclass
class Report:
    """What was tried and seen; calls that were not tried stand with the cause."""

    target: str
    limits: FuzzLimits
    sent: int = 0
    operations: list[str] = field(default_factory=list)
    not_tried: dict[str, str] = field(default_factory=dict)
    findings: dict[tuple[str, str, str, str, str], Oddity] = field(default_factory=dict)
    stopped: Cause | None = None

    def see(self, oddity: Oddity) -> None:
        """Add a sighting to the deviation it is one of."""
        known = self.findings.get(oddity.key)
        if known is None:
            self.findings[oddity.key] = oddity
            return
        self.findings[oddity.key] = replace(known, times=known.times + 1)
