"""Few facts that tell many things apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


def few(told: Mapping[int, AbstractSet[int]]) -> dict[int, int]:
    """Return for each thing that some fact tells the number of one that does, few facts in all.

    `told`: for each thing the numbers of all facts that tell it. The fact that tells the most of
    what is left is taken next.
    """
    chosen: dict[int, int] = {}
    left = {thing: facts for thing, facts in told.items() if facts}
    while left:
        votes = Counter(fact for facts in left.values() for fact in facts)
        best = min(votes, key=lambda fact: (-votes[fact], fact))
        for thing in [thing for thing, facts in left.items() if best in facts]:
            chosen[thing] = best
            del left[thing]
    return chosen
