"""A text that begins on one page and goes on over the next ones."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.forms.pdf.found import ReadPage


_LEAST = 20
"""Characters: a shorter text has no need to be parted, and its parts stand on any page."""


def goes_over_pages(wanted: str, sheets: Sequence[ReadPage], begins: Callable[[str], bool]) -> bool:
    """Say whether a text stands in parts on pages that follow one another.

    Args:
        wanted: the text in comparison form.
        sheets: the pages.
        begins: whether a first part stands where it should.
    """
    if len(wanted) < _LEAST:
        return False
    for first in range(len(sheets) - 1):
        length = longest(sheets[first], wanted)
        if length and begins(wanted[:length]) and _ends(wanted[length:], sheets[first + 1 :]):
            return True
    return False


def longest(sheet: ReadPage, wanted: str) -> int:
    """Return how many characters of a text, from its first, stand together on a page."""
    lengths = range(1, len(wanted) + 1)
    return bisect_left(lengths, x=True, key=lambda length: not _stands(sheet, wanted[:length]))


def _ends(rest: str, sheets: Sequence[ReadPage]) -> bool:
    for sheet in sheets:
        length = longest(sheet, rest)
        rest = rest[length:]
        if not rest or not length:
            break
    return not rest


def _stands(sheet: ReadPage, part: str) -> bool:
    return any(part in reading.said for reading in sheet.readings)
