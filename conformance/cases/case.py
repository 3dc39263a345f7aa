"""A case: one executable check generated from one requirement, under a stable ASCII id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.grounds import Ground
    from conformance.catalog.models.base import ProvenanceKind
    from conformance.catalog.models.guards import ErrorCode
    from conformance.catalog.models.levels import ClassExpression
    from conformance.findings import Json
    from conformance.values.words import Bilingual

Verdict = Literal[
    "pass",
    "fail",
    "not_applicable",
    "not_declared",
    "untested",
    "attested",
    "needs_review",
    "spec_unclear",
    "harness_error",
]
Polarity = Literal["accept", "reject", "present", "absent", "value"]
Surface = Literal["api", "files", "forms", "evidence"]
RequirementKind = Literal[
    "function", "event", "form", "record", "linkage", "rule", "invariant", "api"
]

FILES: Mapping[RequirementKind, str] = {
    "function": "functions",
    "event": "events",
    "form": "forms",
    "record": "records",
    "linkage": "linkages",
    "rule": "rules",
    "invariant": "invariants",
    "api": "apis",
}
"""The catalogue file each kind of requirement stands in."""


@dataclass(frozen=True, slots=True)
class RequirementRef:
    """A requirement as cases and reports name it.

    `tried`: the ground of what is tried for it, where that is not its provenance: an import found
    the requirement in its document, and nobody has compared our operation with its sentence.
    """

    domain: str
    kind: RequirementKind
    key: str
    title_ja: str
    title_en: str | None
    class_: ClassExpression
    source: str
    provenance: ProvenanceKind
    tried: Ground | None = None

    @property
    def id(self) -> str:
        """`domain/kind/key`."""
        return f"{self.domain}/{self.kind}/{self.key}"


@dataclass(frozen=True, slots=True)
class Case:
    """One check of one requirement: what is tried, on which surface, with which polarity.

    `title` makes the text when it is asked for: of the cases planned, few are told of.
    """

    id: str
    requirement: RequirementRef
    check: str
    polarity: Polarity
    surface: Surface
    title: Callable[[], Bilingual] = field(repr=False, compare=False)
    reason: ErrorCode | None = None
    params: Mapping[str, Json] = field(default_factory=dict)

    @property
    def title_ja(self) -> str:
        """What is tried, in Japanese."""
        return self.title().ja

    @property
    def title_en(self) -> str:
        """What is tried, in English."""
        return self.title().en

    def param(self, name: str) -> str:
        """Return a text parameter of the case."""
        return str(self.params[name])
