"""An answer as it leaves the package: the last point at which a faulty one lets something out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.reference.behaviour import CORRECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Conduct
    from conformance.reference.store import Sandbox

_KINDS = {
    "functions": "function",
    "calculations": "rule",
    "forms": "form",
    "linkages": "linkage",
    "records": "record",
}


@dataclass(frozen=True, slots=True)
class Emitted:
    """An answer with what led to it: the request's body, and the sandbox it was made in."""

    status: int
    body: Row
    asked: Row
    sandbox: Sandbox
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def role(self) -> str:
        """The role that asked; empty when the request names none."""
        actor = self.asked.get("actor")
        return str(actor.get("role", "")) if isinstance(actor, dict) else ""

    @property
    def addressee(self) -> str:
        """Whom a copy is for; empty for other calls."""
        return str(self.asked.get("addressee", ""))

    @property
    def rows(self) -> list[Row]:
        """The rows of the answer; none when it was refused."""
        result = self.body.get("result")
        return [row for row in result if isinstance(row, dict)] if isinstance(result, list) else []


def emitted(
    conduct: Conduct, path: Mapping[str, str], kind: str, content: bytes, answer: Emitted
) -> Emitted:
    """Return the answer as the package lets it go.

    Args:
        conduct: how the package behaves.
        path: the names in the path of the request.
        kind: the part of the path that says what is called, such as `functions`.
        content: the body of the request.
        answer: what the correct package answers, without the request's body.
    """
    for place in _places(path, kind, content):
        behaviour = conduct(place)
        if behaviour is not CORRECT:
            whole = Emitted(answer.status, answer.body, _asked(content), answer.sandbox)
            answer = behaviour.emitted(whole)
    return answer


def _places(path: Mapping[str, str], kind: str, content: bytes) -> list[str]:
    """Return the ids of the requirements that a call is about."""
    if "domain" not in path:
        return []
    if kind == "exports":
        groups = _asked(content).get("groups")
        named = groups if isinstance(groups, list) else []
        return [f"{path['domain']}/record/{group}" for group in named]
    return [f"{path['domain']}/{_KINDS[kind]}/{path.get('key', '')}"] if kind in _KINDS else []


def _asked(content: bytes) -> Row:
    try:
        found: Json = json.loads(content or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
