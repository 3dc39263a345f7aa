"""Words that few titles have: 未支払 names one function and one call, 登録 names half of all."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.surfaces.drafting.topics import DEEDS
from conformance.surfaces.drafting.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

GENERAL: Final = frozenset({*DEEDS, "対象者", "対象", "情報", "審査", "支給", "請求", "通知書"})
"""Words that stand in titles of all kinds."""
_WORD: Final = re.compile("[一-龥々ァ-ヶー]{2,}")
_MOST: Final = 0.78
"""What a word alone can tell: a person has still to look."""
_SHORT, _LESS = 2, 0.45
"""Words of two signs (審査, 支給) are parts of many others: they need something beside them."""


@dataclass(frozen=True)
class RareWords:
    """How many titles of ours, of each kind, and how many calls of the vendor have a word."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    _counted: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def among(cls, ours: Iterable[str], theirs: Iterable[str]) -> RareWords:
        """Count in titles of ours and in what the calls of a document say of themselves."""
        return cls(tuple(map(plain, ours)), tuple(map(plain, theirs)))

    def likeness(self, told: str, title: str) -> float:
        """Return how far a word that both have tells them from all others, up to `_MOST`."""
        first, second = (_WORD.findall(plain(text)) for text in (told, title))
        shared = {word for run in second for other in first for word in _shared(run, other)}
        return max((self._telling(word) for word in shared), default=0.0)

    def _telling(self, word: str) -> float:
        if word not in self._counted:
            here = sum(word in one for one in self.ours)
            there = sum(word in one for one in self.theirs)
            self._counted[word] = here, there
        here, there = self._counted[word]
        most = _LESS if len(word) == _SHORT else _MOST
        return most / math.sqrt(max(1, here * there))


def _shared(run: str, other: str) -> set[str]:
    """Return the longest words of a run of signs that stand in another, of two signs at least.

    Words are of two signs mostly, so that one begins behind an even number of others: 定請求 is no
    word of 認定請求. What says what is done, or of anybody, tells nothing.
    """
    for size in range(min(len(run), len(other)), 1, -1):
        held = _words(run, size) & _words(other, size) - GENERAL
        if held:
            return held
    return set()


def _words(run: str, size: int) -> set[str]:
    return {run[n : n + size] for n in range(0, len(run) - size + 1, 2)}
