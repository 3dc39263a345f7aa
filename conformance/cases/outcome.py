"""What one execution of a case gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.cases.saved import Saved

if TYPE_CHECKING:
    from conformance.cases.case import Verdict
    from conformance.findings import Cause, Finding, Json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one execution of a case gave.

    `saved`: what became of its saved examples. `sent`: what it put into its calls. `rows`: how many
    it read of the file it is about. `unreasoned`: it was refused without item and reason.
    """

    verdict: Verdict
    finding: Finding | None = None
    cause: Cause | None = None
    saved: Saved = field(default_factory=Saved)
    sent: tuple[Json, ...] = ()
    rows: int | None = None
    unreasoned: bool = False
