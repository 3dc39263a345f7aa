"""Which of the vendor's passes are repeated, and what a sample of them says about the rest."""

from __future__ import annotations

import hashlib
from math import comb
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

CONFIDENCE: Final = 95
"""Percent. The bound is one-sided: how many at most."""


def random_sample(ids: Iterable[str], seed: int, size: int) -> tuple[str, ...]:
    """Return a random sample without repetition, in the order of the ids.

    The cases whose hash with the seed is smallest: whoever knows the seed can draw it again, on any
    version of anything; who does not know it cannot tell which will be asked.
    """
    ordered = list(ids)
    chosen = set(sorted(ordered, key=lambda one: _rank(one, seed))[:size])
    return tuple(one for one in ordered if one in chosen)


def _rank(case_id: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\0{case_id}".encode()).digest()


def most_not_repeating(passes: int, sample: int, failed: int) -> int:
    """Return how many of all passes would not repeat at most, with 95 % confidence.

    The exact upper bound of Clopper and Pearson for a sample without repetition: the largest number
    under which a sample with no more than `failed` still has a probability above 5 %. It is
    hypergeometric, so a sample of all passes leaves no doubt; for many passes it becomes the
    binomial bound.
    """
    low, high = failed, passes - (sample - failed)
    while low < high:  # the probability falls as the number grows
        middle = (low + high + 1) // 2
        if _is_likely(passes, sample, failed, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _is_likely(passes: int, sample: int, failed: int, bad: int) -> bool:
    """Return whether at most `failed` in a sample is likelier than 5 %; `bad` do not repeat."""
    ways = sum(comb(bad, k) * comb(passes - bad, sample - k) for k in range(failed + 1))
    return 100 * ways > (100 - CONFIDENCE) * comb(passes, sample)


def percent_at_most(number: int, whole: int) -> float:
    """Return a share in percent with two decimals, rounded up: never less than it is."""
    return -(-number * 10_000 // whole) / 100
