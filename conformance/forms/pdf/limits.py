"""How much of a PDF is read: what is more is refused, not read in part."""

from __future__ import annotations

SECONDS = 10
"""Processor time that reading one PDF may take, where the system can bound it."""

PATIENCE = 300.0
"""Seconds on the clock that a process may be silent, at its start or over a PDF; then it is ended.

Far more than `SECONDS`: on a machine under load, or one that was suspended, time passes in which
nothing is read.
"""

MEMORY = 2 * 2**30
"""Address space of the reading process in bytes, where the system can bound it."""

MOST_BYTES = 32 * 2**20
MOST_DECODED = 64 * 2**20
"""What one stream, and all streams together, may hold when decoded."""

MOST_PAGES = 200
MOST_OBJECTS = 50_000
MOST_VALUES = 500_000
"""Values inside objects: entries of arrays and dictionaries."""

MOST_DEPTH = 100
"""Arrays and dictionaries inside one another."""

MOST_SIDE = 4_000.0
"""The longest side of a page in points (1.4 m)."""

MOST_MARKS = 50_000
"""Texts, lines and pictures on one page."""

MOST_GLYPHS = 100_000
"""Characters on all pages."""

MOST_TRACES = 4 * 2**20
"""Characters of text beyond the pages: metadata, notes, streams."""

MOST_REVISIONS = 8


class RefusedPdfError(Exception):
    """Raised for a PDF that is not read; holds the code of the fault and its facts."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def limited(what: str, found: float, limit: float) -> None:
    """Refuse what is more than a limit (`RefusedPdfError`)."""
    if found > limit:
        raise RefusedPdfError("F-PDF-LIMIT", what=what, limit=int(limit))
