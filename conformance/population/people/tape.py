"""A tape of bytes read as choices: people are functions of a tape, and a tape is one draw.

Drawn choice by choice, most examples of Hypothesis are an earlier one with a part copied elsewhere,
and rare edges stay out of reach. A tape is drawn afresh for each example, costs one draw, and
shrinks by its bytes: smaller bytes are plainer choices, an empty tape is the plainest person.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.population.edges import Edge

T = TypeVar("T")
_PLAIN = 6  # edges chosen for one plain value
_FEW = 15  # options that one byte tells apart evenly enough


class Tape:
    """Reads choices off a tape, one after the other; after its end all choices are the first."""

    def __init__(self, tape: bytes) -> None:
        self._tape = tape
        self._at = 0

    def part(self, number: int, size: int) -> Tape:
        """Return a tape of its own for one of several parts of a size each."""
        return Tape(self._tape[number * size : (number + 1) * size])

    def number(self, most: int) -> int:
        """Choose a number from 0 to `most`; a smaller byte never chooses a larger number."""
        width = 1 if most <= _FEW else 2 if most < 1 << 12 else 3
        read = self._tape[self._at : self._at + width]
        self._at += width
        return int.from_bytes(read.ljust(width, b"\0"), "big") * (most + 1) >> (8 * width)

    def pick(self, options: Sequence[T]) -> T:
        """Choose one of the options."""
        return options[self.number(len(options) - 1)]

    def seldom(self, of: int) -> bool:
        """Choose whether something holds that holds once in so many."""
        return self.number(of - 1) == of - 1

    def boosted(self, plain: Sequence[T], edges: Sequence[Sequence[T]]) -> T:
        """Choose from the plain options or, mostly, from those of one of the edges."""
        share = -(-len(edges) // _PLAIN) or 1
        chosen = self.number(share + len(edges) - 1)
        return self.pick(plain if chosen < share else edges[chosen - share])

    def day(
        self, edges: Sequence[Edge], earliest: date, latest: date, plain: date | None = None
    ) -> date:
        """Choose a day from `earliest` to `latest`, mostly one at an edge.

        Else it is the plain one (the latest where nothing is said) or anywhere.
        """
        fitting = [some for edge in edges if (some := edge.within(earliest, latest))]
        usual = min(max(plain or latest, earliest), latest)
        anywhere = latest - timedelta(days=self.number((latest - earliest).days))
        return self.boosted((usual, anywhere), fitting)
