"""How often something is wrong, and where first: totals are exact, evidence is bounded.

Values are people's data: only their shape enters a tally, and at most `SHAPES` different ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.values.shown import shape, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.values.words import Fact

LINES = 50
"""How many line numbers are kept as evidence."""

SHAPES = 5
"""How many different shapes of values are kept as evidence."""


@dataclass(slots=True)
class Tally:
    """One kind of fault of one subject: exact total, first lines, shapes of values."""

    code: str
    facts: Mapping[str, Fact]
    total: int = 0
    lines: list[int] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    @property
    def wants(self) -> int:
        """How many more lines are wanted as evidence."""
        return LINES - len(self.lines)

    def add(self, total: int, lines: Iterable[int], values: Iterable[str | None] = ()) -> None:
        """Count `total` more, the first of them on `lines` with `values`."""
        self.total += total
        self.lines.extend(list(lines)[: self.wants])
        for value in values:
            seen = shown(shape(value or ""))
            if seen not in self.shapes and len(self.shapes) < SHAPES:
                self.shapes.append(seen)


@dataclass(frozen=True)
class Tallies:
    """The tallies of a file by subject: `#bytes`, `#columns`, `#keys`, `#history`, or an item."""

    by_subject: dict[str, dict[str, Tally]] = field(default_factory=dict)

    def of(self, subject: str) -> tuple[Tally, ...]:
        """Return what is wrong with a subject, in the order it was met."""
        return tuple(t for t in self.by_subject.get(subject, {}).values() if t.total)

    def at(self, subject: str, code: str, **facts: Fact) -> Tally:
        """Return the tally of a code; `facts` fill its sentences when it is new."""
        return self.by_subject.setdefault(subject, {}).setdefault(code, Tally(code, facts))
