"""How a profile says which requests a call of the contract becomes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from conformance.catalog.models.guards import Role
from conformance.surfaces.issued import FormFormat
from conformance.surfaces.mapping.models.part import ProfilePart
from conformance.surfaces.safe import Safe, is_reading

Action = Literal[
    "fresh",
    "close",
    "capabilities",
    "load",
    "query",
    "run",
    "calculate",
    "issue",
    "link",
    "export",
    "audit",
    "delete",
]
Kind = Literal["create", "update", "cancel", "search", "calculate", "restrict", "batch", "absent"]
AnswerFormat = Literal["json", "xml", "pdf", "csv", "text", "file"]
Pattern = str | tuple[str, ...]
"""A key, a pattern with `*` and `?`, or several of them."""

REQUEST = r"^(GET|POST|PUT|PATCH|DELETE) /\S*$"


class Poll(ProfilePart):
    """Repeat the step until an expression on the answer holds."""

    until: str
    every_seconds: float = Field(default=0.2, ge=0.01, le=60)
    at_most_seconds: float = Field(default=30, ge=0.1, le=600)


class Paging(ProfilePart):
    """Ask for page after page and join their rows.

    `page`: a number that grows by one from `first`. `offset`: a number that grows by the rows
    received. `cursor`: the text found by `next`. `link`: the path found by `next`, else the
    header `Link: <…>; rel="next"`. It ends at an empty page, a page without next, or `size` not
    reached.
    """

    kind: Literal["page", "offset", "cursor", "link"]
    parameter: str | None = None
    first: int = 1
    size: int | None = Field(default=None, ge=1)
    next: str | None = None
    at_most: int = Field(default=200, ge=1, le=10_000)


class Remember(ProfilePart):
    """What a package tells once and asks for later, kept under a number that the answer tells too.

    A card is handed over with its number, no enquiry shows it again, and whoever asks for a
    certificate presents it.
    """

    under: str
    values: dict[str, str] = Field(min_length=1)


class CallStep(ProfilePart):
    """One request of a call."""

    request: Annotated[str, Field(pattern=REQUEST)]
    query: dict[str, JsonValue] = {}
    headers: dict[str, str] = {}
    body: JsonValue = None
    format: Literal["json", "xml", "form", "multipart"] | None = None
    root: str = "request"
    role: Role | None = None
    let: dict[str, str] = {}
    when: str | None = None
    each: str | None = None
    keep: dict[str, str] = {}
    keep_headers: dict[str, str] = {}
    remember: Remember | None = None
    recall: dict[str, str] = {}
    poll: Poll | None = None
    paging: Paging | None = None
    answer: AnswerFormat | None = None
    ok: str | None = None
    rows: str | None = None
    errors: str | None = None
    reasons: dict[str, str] = {}
    statuses: dict[str, str] = {}
    extra: dict[str, str] = {}
    add: dict[str, JsonValue] = {}
    reply: bool = False
    outcome: dict[str, dict[str, JsonValue]] = {}
    """What a package decides by accepting or refusing: `accepted`, or a reason of its own → what
    that means in outputs of the rule. A refusal with another reason is one as ever."""
    safe: Safe | None = None

    @property
    def reads(self) -> bool:
        """Say whether the request may go to a package that is only to be read."""
        return self.safe is not None or is_reading(self.request)


class CallSelector(ProfilePart):
    """Which calls of the contract these steps stand for; what is not named matches all."""

    action: Action
    domain: Pattern | None = None
    kind: Kind | None = None
    key: Pattern | None = None
    group: Pattern | None = None
    role: Role | None = None
    direction: Literal["send", "receive"] | None = None
    format: FormFormat | tuple[FormFormat, ...] | None = None
    facts: dict[str, JsonValue] = {}
    """Facts of a rule that the steps of a process settle: who is entered is in the register. Only
    questions in which they are so are asked."""
    steps: tuple[CallStep, ...] = Field(min_length=1)

    @property
    def reads(self) -> bool:
        """Say whether every request of the call may go to a package that is only to be read."""
        return all(step.reads for step in self.steps)
