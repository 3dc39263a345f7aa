"""How much of a kind a page may hold, so that a broken package's report can still be opened."""

from __future__ import annotations


class ByteBudget:
    """Bytes that are spent in the order of asking; what no longer fits is left out and said so."""

    def __init__(self, size: int) -> None:
        self._left = size

    def holds(self, text: str) -> bool:
        """Return whether a text still fits; after the first that does not, nothing does."""
        self._left -= len(text.encode())
        return self._left >= 0
