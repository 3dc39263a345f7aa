"""A story without the events that what is wrong does not need.

Hypothesis makes a story short by its choices. A choice names the first possible event of an order,
and what is possible depends on what came before: without an early event the later ones are others.
Here the events stay what they are, and one after the other is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.checks.lives.machine import ImpossibleError, staged
from conformance.findings import FindingError, TransportError, UntestedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.checks.lives.machine import Act, Stage
    from conformance.findings import Finding


def shorter(stage: Stage, finding: Finding) -> Finding:
    """Return the finding of the shortest story found that ends like the stage's last one.

    What was asked of the package last is that story. A story that somebody's look or a request to
    be refused ended stays as it is: these are no events.
    """
    acts = tuple(stage.last)
    if not acts:
        return finding
    kept, found = acts, finding
    at = len(kept)
    while at:
        at -= 1
        without = (*kept[:at], *kept[at + 1 :])
        again = _played(stage, without)
        if again is not None and again.code == finding.code:
            kept, found, at = without, again, len(without)
    return _played(stage, kept) or found


def _played(stage: Stage, acts: Sequence[Act]) -> Finding | None:
    """Return what is found when a story is told by its events; None when all is right.

    A telling that is cut off finds nothing either: what was found before must not be lost to it.
    """
    try:
        staged(stage)().tell(acts)
    except FindingError as error:
        return error.finding
    except (ImpossibleError, TransportError, UntestedError):
        pass
    return None
