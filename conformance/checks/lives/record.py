"""What a run of lives did: its steps, which events and looks they were, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.cases.stories.steps import as_example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.stories.steps import StoryStep
    from conformance.findings import Finding


@dataclass
class StepRecord:
    """Counts what was done, and takes it into a digest: the same run has the same digest.

    A step is a day that came, a request or a look: what a story tells with a line of its own.
    `closed`: something was found; what is played from there on only makes the story shorter.
    `found`: what was found first, for a package that does not do the same thing again.
    """

    steps: int = 0
    stories: int = 0
    events: Counter[str] = field(default_factory=Counter)
    looks: Counter[str] = field(default_factory=Counter)
    refusals: int = 0
    closed: bool = False
    found: Finding | None = None
    _sum: hashlib._Hash = field(default_factory=hashlib.sha256)

    def failed(self, finding: Finding) -> None:
        """Close the record with a finding; the first one stays."""
        self.closed = True
        self.found = self.found or finding

    def took(self, steps: Sequence[StoryStep]) -> None:
        """Count steps that were taken without a finding; none after the first finding."""
        if self.closed:
            return
        self.steps += len(steps)
        if steps:
            written = json.dumps(as_example(*steps), ensure_ascii=False, sort_keys=True)
            self._sum.update(written.encode())

    def did(self, event: str) -> None:
        """Count an event that was recorded."""
        self.events[event] += not self.closed

    def looked(self, kind: str) -> None:
        """Count a look."""
        self.looks[kind] += not self.closed

    def ended(self) -> None:
        """Count a story that came to its end."""
        self.stories += not self.closed

    def was_refused(self) -> None:
        """Count a request that was refused as it must be."""
        self.refusals += not self.closed

    @property
    def digest(self) -> str:
        """SHA-256 over all steps in their order, in hexadecimal digits."""
        return self._sum.hexdigest()
