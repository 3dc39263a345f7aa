"""Coverage as bars: for each level and ground, the share of each verdict among the cases."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.report.words import CALLED, GROUNDS, LEVELS
from conformance.results.called import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel

WIDTH = 1000
LEAST = 12
"""The narrowest part that is drawn: one case of thousands is still seen."""


@dataclass(frozen=True, slots=True)
class BarSegment:
    """A part of a bar: its verdict, where it begins and how wide it is."""

    verdict: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The cases of a level that stand on a ground, by verdict in the order of `CALLED`."""

    level: str
    ground: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many cases the bar stands for."""
        return sum(self.counts.values())

    @property
    def parts(self) -> tuple[BarSegment, ...]:
        """Return the drawn parts: together as wide as the bar."""
        widths = _widths(tuple(self.counts.values()))
        starts = (sum(widths[:n]) for n in range(len(widths)))
        return tuple(map(BarSegment, self.counts, starts, widths))


def bars(cases: Iterable[CaseModel]) -> tuple[Bar, ...]:
    """Return the bars that have cases, the levels and grounds in one order."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for case in cases:
        found.setdefault((case.level, case.ground), Counter())[called(case)] += 1
    known = [(level, ground) for level in LEVELS for ground in GROUNDS]
    order = dict.fromkeys((*known, *found))
    return tuple(Bar(*at, _ordered(found[at])) for at in order if at in found)


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in CALLED if counts[name]}


def _widths(counts: Sequence[int]) -> tuple[int, ...]:
    """Return whole widths that add up; what the narrow ones gain the widest gives."""
    total = sum(counts)
    widths = [max(LEAST, WIDTH * n // total) for n in counts]
    widths[widths.index(max(widths))] += WIDTH - sum(widths)
    return tuple(widths)
