"""How often something is wrong, and where first: totals are exact, evidence is bounded.

Values are people's data: only their shape enters a tally.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.values.words import Fact

ROWS = 50
"""How many rows are kept as evidence of a fault where the profile says nothing else."""

SHAPES = 5
"""How many different shapes of values a summary shows."""


@dataclass(frozen=True, slots=True)
class FaultLocation:
    """One place where something is wrong.

    Attributes:
        line: the line the row starts on, counted from 1; the header is line 1.
        value: the shape of the value, or a heading; empty where the fault is no value's.
        expected: what should stand there, where a rule says it; already fit to be shown.
        column: the item, where the subject of the tally is not itself one.
    """

    line: int
    value: str = ""
    expected: str = ""
    column: str = ""


@dataclass(slots=True)
class Tally:
    """One kind of fault of one subject: exact total and the first places.

    `about`: the items that were compared, each group of them that is wrong together, where the
    subject is no item.
    """

    code: str
    facts: Mapping[str, Fact]
    most: int = ROWS
    total: int = 0
    spots: list[FaultLocation] = field(default_factory=list)
    about: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def wants(self) -> int:
        """How many more rows are wanted as evidence."""
        return self.most - len(self.spots)

    @property
    def lines(self) -> list[int]:
        """The lines of the places kept."""
        return [spot.line for spot in self.spots]

    @property
    def shapes(self) -> list[str]:
        """The first different shapes of the places kept."""
        return list(dict.fromkeys(spot.value for spot in self.spots if spot.value))[:SHAPES]

    def add(
        self,
        total: int,
        lines: Iterable[int],
        values: Iterable[str | None] = (),
        expected: Iterable[str] = (),
    ) -> None:
        """Count `total` more, the first of them on `lines` with `values`; values are masked here.

        `expected` is kept as it is given.
        """
        self.total += total
        for line, value, wanted in zip_longest(lines, values, expected):
            if line is None or self.wants <= 0:
                return
            self.spots.append(
                FaultLocation(line, quoted_text(shape(value)) if value else "", wanted or "")
            )

    def note(self, total: int, spots: Iterable[FaultLocation]) -> None:
        """Count `total` more, the first of them at `spots`, which are fit to be shown."""
        self.total += total
        self.spots.extend(list(spots)[: self.wants])


@dataclass(frozen=True)
class Tallies:
    """The tallies of a file by subject: `#bytes`, `#columns`, `#keys`, `#history`, or an item.

    `most`: how many rows are kept as evidence of each fault.
    """

    by_subject: dict[str, dict[str, Tally]] = field(default_factory=dict)
    most: int = ROWS

    def of(self, subject: str) -> tuple[Tally, ...]:
        """Return what is wrong with a subject, in the order it was met."""
        return tuple(t for t in self.by_subject.get(subject, {}).values() if t.total)

    def at(self, subject: str, code: str, **facts: Fact) -> Tally:
        """Return the tally of a code; `facts` fill its sentences when it is new."""
        kept = self.by_subject.setdefault(subject, {})
        return kept.setdefault(code, Tally(code, facts, self.most))
