"""Counterexamples of earlier runs that a case is tried with before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Counterexample


@dataclass
class Saved:
    """The saved examples of one case, and what became of them.

    `tried` counts those that were tried, `stale` those that no longer fit what the case draws: the
    catalogue or the harness has changed since. Neither says anything about the package.
    """

    examples: tuple[Counterexample, ...] = ()
    tried: int = 0
    stale: int = 0

    def of(self, part: str) -> tuple[Counterexample, ...]:
        """Return the examples of one of the draws of the case."""
        return tuple(one for one in self.examples if one.part == part)

    def note(self, *, fits: bool) -> None:
        """Count an example that was tried, or one that no longer fits."""
        if fits:
            self.tried += 1
        else:
            self.stale += 1


@dataclass
class CaseReads:
    """What a case has read on its way.

    `rows`: how many of the file it is about; None where it reads none. `unreasoned`: a refusal that
    is due was read that names neither the item at fault nor a reason for it.
    """

    rows: int | None = None
    unreasoned: bool = False
