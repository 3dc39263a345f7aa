"""A change between two versions of a specification: what kind it is and what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue  # noqa: TC002 - the published schema is made from these classes

from conformance.catalog.changes.kinds import (
    OUTSIDE,
    Kind,
    Severity,
)

Part = Literal[
    "functions",
    "events",
    "forms",
    "records",
    "codes",
    "linkages",
    "rules",
    "invariants",
    "questions",
    "apis",
    "facts",
    "domain",
]
"""The file of a specification that an entry stands in."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    `at` is the place inside the entry, empty where it is the whole of it; `old` and `new` are null
    where nothing stood or stands there. `since` and `until`: the days from and until
    which a value is another one. `source` is what
    the newer entry rests on (the older one's where it is gone), `where` its file and line.
    """

    kind: Kind
    severity: Severity
    domain: str
    part: Part
    key: str
    title_ja: str
    title_en: str
    at: str = ""
    old: JsonValue = None
    new: JsonValue = None
    since: str = ""
    until: str = ""
    note: str = ""
    source: str = ""
    where: str = ""

    @property
    def entry(self) -> str:
        """`domain/part/key`: the entry it is about."""
        return f"{self.domain}/{self.part}/{self.key}"

    @property
    def asks(self) -> bool:
        """Whether it is one of what is asked: neither words, nor who is asked it."""
        return self.severity != "text" and self.kind not in OUTSIDE
