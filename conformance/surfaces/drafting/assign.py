"""One-to-one assignment of scored pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE = 0.8
DOUBTFUL = 0.5
_MARGIN = 0.06  # two candidates nearer than this are both possible
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """What was matched to a left side: the best free right side, its score, other candidates."""

    left: str
    right: str
    score: float
    others: tuple[tuple[str, float], ...] = ()

    @property
    def sure(self) -> bool:
        """Say whether the match stands without a person's look."""
        return self.score >= SURE


def assign(scores: Iterable[tuple[str, str, float]]) -> list[Match]:
    """Return a one-to-one choice among (left, right, score), best first; none below doubtful.

    Greedy: true pairs score far above false ones, and then the greedy choice is the stable one;
    an optimum of the sum would move sure pairs to please doubtful ones. Ties fall to the pair that
    was given first, so that the same input gives the same choice. A pair with a rival almost as
    good is never sure.
    """
    pairs = [p for p in scores if p[2] >= DOUBTFUL]
    pairs.sort(key=lambda p: -p[2])  # stable
    by_left: dict[str, list[tuple[str, float]]] = {}
    for left, right, score in pairs:
        by_left.setdefault(left, []).append((right, score))
    chosen: dict[str, Match] = {}
    taken: set[str] = set()
    for left, right, score in pairs:
        if left not in chosen and right not in taken:
            taken.add(right)
            others = tuple(o for o in by_left[left] if o[0] != right)[:_SHOWN]
            chosen[left] = Match(left, right, score, others)
    return [_weighed(match, taken) for match in chosen.values()]


def _weighed(match: Match, taken: set[str]) -> Match:
    """Return the match, doubtful when another free candidate is nearly as good."""
    rival = max((score for right, score in match.others if right not in taken), default=0.0)
    if match.score - rival >= _MARGIN or not match.sure:
        return match
    return Match(match.left, match.right, round(SURE - 0.01, 2), match.others)
