"""A picture of releases one after another: how much passes, deviates and is left open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.results.called import NOT_DELIVERED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.register.entries import RegisterEntry

HEIGHT: Final = 120
STEP: Final = 60
_WORSE: Final = frozenset({"fail", "unconfirmed"})
_OUTSIDE: Final = frozenset({"not_applicable", "not_declared", NOT_DELIVERED})


@dataclass(frozen=True, slots=True)
class ReleaseBar:
    """A release: the heights of what passes, what deviates, and the rest, from the ground up."""

    at: int
    passed: int
    worse: int
    left: int
    release: str
    percent: str


def bars(entries: Sequence[RegisterEntry]) -> tuple[ReleaseBar, ...]:
    """Return a bar for each result of a product, the oldest first."""
    return tuple(
        _bar(number, entry.counts, entry.release)
        for number, entry in enumerate(sorted(entries, key=lambda e: (e.signed_at, e.bundle)))
    )


def _bar(number: int, counts: Mapping[str, int], release: str) -> ReleaseBar:
    count = {name: n for name, n in counts.items() if name not in _OUTSIDE}
    whole = sum(count.values()) or 1
    passed, worse = count.get("pass", 0), sum(count.get(name, 0) for name in _WORSE)
    high, low = HEIGHT * passed // whole, HEIGHT * worse // whole
    if worse and not low:
        low = 1  # little is not nothing
        high = min(high, HEIGHT - low)
    percent = f"{1000 * passed // whole / 10:g} %"  # rounded down: never all where one is left
    return ReleaseBar(number * STEP, high, low, HEIGHT - high - low, release, percent)
