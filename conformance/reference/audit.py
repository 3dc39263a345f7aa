"""The audit log: who did what to whom, when, and whether it was allowed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from conformance.population.rows import key_of
from conformance.reference.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.call import Actor
    from conformance.reference.store import Sandbox

Action = Literal[
    "load",
    "read",
    "create",
    "update",
    "cancel",
    "search",
    "issue",
    "calculate",
    "batch",
    "link",
    "export",
]
Outcome = Literal["accepted", "refused"]


@dataclass
class Log:
    """What one call leaves in the log of its sandbox."""

    sandbox: Sandbox
    actor: Actor
    action: Action
    target: str
    behaviour: Behaviour
    subjects: list[str] = field(default_factory=list)

    def about(self, group: RecordGroup, rows: Iterable[Row]) -> None:
        """Name the rows the call is about, each once, instead of those named before."""
        self.subjects = list(dict.fromkeys(subject_of(key_of(group, row)) for row in rows))

    def write(self, outcome: Outcome) -> None:
        """Add an entry for each subject; one without subject when there is none."""
        for subject in self.behaviour.subjects(self.subjects) or [""]:
            noted = self.behaviour.noted(self._entry(subject, outcome), self.sandbox)
            entry = self.behaviour.logged(noted)
            if entry is not None:
                self.sandbox.log.append(entry)

    def _entry(self, subject: str, outcome: Outcome) -> Row:
        return {
            "at": self.sandbox.now,
            "actor": self.actor.id,
            "role": self.actor.role,
            "action": self.action,
            "target": self.target,
            "subject": subject,
            "outcome": outcome,
        }


@contextmanager
def logged(log: Log) -> Iterator[Log]:
    """Write the entries of a call: accepted when it ends well, refused when it is refused."""
    try:
        yield log
    except RefusalError:
        log.write("refused")
        raise
    log.write("accepted")


def subject_of(key: Mapping[str, Json]) -> str:
    """Return a primary key as the log names it."""
    return ",".join(f"{name}={value}" for name, value in key.items())
