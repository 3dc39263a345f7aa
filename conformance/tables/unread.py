"""Rows that were left out of a file because they could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.tables.tally import Tallies

_UNREAD = (
    ("#bytes", "F-FILE-FORMAT"),
    ("#bytes", "F-FILE-NO-MARK"),
    ("#bytes", "F-FILE-ENCODING"),
    ("#bytes", "F-FILE-NUL"),
    ("#bytes", "F-FILE-QUOTES"),
    ("#bytes", "F-FILE-LONG-LINE"),
    ("#columns", "F-FILE-FIELDS"),
    ("#columns", "F-FILE-COLUMN-TYPE"),
)


def unread(tallies: Tallies) -> int:
    """Return how many rows were left out because they could not be read."""
    kept = tallies.by_subject
    return sum(kept[s][c].total for s, c in _UNREAD if c in kept.get(s, {}))
