"""What a package's answers say of its own names: the ground for doubting a name of the profile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Json
    from conformance.surfaces.mapping.steps import CompiledStep, StepResult

_QUOTED = re.compile(r"'[^']*'|`[^`]*`")
_NAME = re.compile(r'"([^"]+)"(?!\s*:)|([A-Za-z_]\w*)(?!\w|\s*[(:])')


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, and the step that asked for it."""

    asked: CompiledStep
    answered: StepResult


@dataclass
class AnswerRecorder:
    """The answers of a package while it is tried, and every name that it used in them.

    A name that stood in the request as well may be an echo: it is not the package's own. What the
    profile calls a value that it found in an answer (`add`, `rows: merge(…)`) is as good as a name
    of the package's.
    """

    said: list[Said] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def take(self, asked: CompiledStep, answered: StepResult) -> None:
        """Keep an answer."""
        self.said.append(Said(asked, answered))
        named = {n for row in answered.rows for n, value in row.items() if value is not None}
        names = named | set(names_in(answered.decoded.body))
        self.names |= names - set(names_in(answered.exchange.request))


def names_in(body: Json) -> Iterator[str]:
    """Yield the name of every member of a body, at any depth."""
    if isinstance(body, dict):
        for name, inner in body.items():
            yield name
            yield from names_in(inner)
    elif isinstance(body, list):
        for inner in body:
            yield from names_in(inner)


def names_of(expression: str) -> tuple[str, ...]:
    """Return the names of members that a JMESPath expression looks for, in its order."""
    found = _NAME.findall(_QUOTED.sub("", expression))
    return tuple(quoted or plain for quoted, plain in found)
