"""How like two names are, from 0 to 1."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.words import meaning, note, plain, readings, spelt

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGINS = 0.85  # a description that begins with the name
_OTHER_NOTE = 0.7  # 対象月（自） is not 対象月（至）
_FEW = 4  # with less than a quarter of the letters in common nothing is alike
_LIKE = 0.9  # letters alike in another order are no proof


def alike(one: str, other: str) -> float:
    """Return the share of common pairs of letters (Dice); 1.0 only for equal texts."""
    if one == other:
        return 1.0 if one else 0.0
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return _LIKE * 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=500_000)
def name_likeness(identifier: str, key: str, name_ja: str, romaji: str | None = None) -> float:
    """Say how well an identifier fits an English key or the reading of a Japanese name."""
    own = spelt(identifier)
    spellings, letters = _spellings(key, name_ja, romaji)
    if len(_pairs(own) & letters) * _FEW < len(_pairs(own)):
        return _words(identifier, key)
    best = max((alike(own, s) for s in spellings), default=0.0)
    return max(best, _words(identifier, key))


@lru_cache(maxsize=500_000)
def text_likeness(told: str, name_ja: str) -> float:
    """Say how well a title or description fits a Japanese name; 0 where nothing is told."""
    first, second = plain(told), plain(name_ja)
    if not first or not second:
        return 0.0
    said, wanted = note(told), note(name_ja)
    other = _OTHER_NOTE if said and wanted and said != wanted else 1.0
    return other * _likeness(first, second)


def _likeness(first: str, second: str) -> float:
    if first != second and first.startswith(second) and not _goes_on(first[len(second)]):
        return _BEGINS
    return alike(first, second)


def either(*evidence: float) -> float:
    """Return how sure several independent hints make us together (noisy or)."""
    doubt = 1.0
    for one in evidence:
        doubt *= 1 - one
    return 1 - doubt


def _words(identifier: str, key: str) -> float:
    first, second = meaning(identifier), meaning(key)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    return _LIKE * 2 * len(first & second) / (len(first) + len(second))


def _goes_on(letter: str) -> bool:
    """Say whether a Japanese word goes on with this letter (a particle ends it)."""
    return letter not in "をのはがにで"


@lru_cache(maxsize=20_000)
def _spellings(
    key: str, name_ja: str, romaji: str | None
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return all spellings of a name, and the pairs of letters that any of them has."""
    found = tuple(s for s in (spelt(key), spelt(romaji or ""), *readings(name_ja)) if s)
    return found, frozenset().union(*map(_pairs, found))


@lru_cache(maxsize=200_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(_each(text)) if len(text) > 1 else frozenset((text,)) - {""}


def _each(text: str) -> Iterable[str]:
    return (text[n : n + 2] for n in range(len(text) - 1))
