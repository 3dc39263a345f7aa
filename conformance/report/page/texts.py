"""Texts of the page's data, each kept once: requirements and cases name them by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.shown import clean

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.values.words import Bilingual


class Texts:
    """Numbers for texts, in the order in which they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, text: Bilingual) -> int:
        """Return the number of a text in both languages."""
        return self._numbers.setdefault((text.ja, text.en), len(self._numbers))

    def listed(self) -> list[Json]:
        """Return the texts by number, made harmless: [ja, en], or one text that serves both."""
        return [clean(ja) if ja == en else [clean(ja), clean(en)] for ja, en in self._numbers]
