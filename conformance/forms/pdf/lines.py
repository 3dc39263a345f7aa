"""Characters put together as people read them: pieces of a line, lines, blocks, a whole page.

A piece is what stands together on one line; a block is pieces below one another, as a text that is
wrapped in a cell. A text is looked for in all of these, for how it was drawn says little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from conformance.forms.printing import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.forms.pdf.document import Glyph, PdfPage, Rectangle

_SAME_LINE = 0.35  # of the size, by which base lines of a line differ at most
_APART = 1.5  # sizes: a wider gap parts what one text object draws
_APART_RUNS = 0.6  # the same between text objects
_BACK = 0.5  # sizes by which a character may begin before the end of the one before
_NEXT_LINE = 2.2  # sizes: the farthest the next line of a block is
_TOUCHING = 0.45  # sizes of free space between characters of a word
_ALIGNED = 1.1  # sizes by which lines of a block differ in where they begin


@dataclass(frozen=True, slots=True)
class PdfText:
    """Characters in reading order, and what they say for comparison (see `printing.normal`).

    `at[n]` is the position in `glyphs` of the character that gave `said[n]`.
    """

    glyphs: Sequence[Glyph]
    said: str
    at: Sequence[int]

    @property
    def box(self) -> Rectangle:
        """The rectangle around all."""
        return around(self.glyphs)


def around(glyphs: Iterable[Glyph]) -> Rectangle:
    """Return the rectangle around some characters, at least one."""
    first, *others = [one.box for one in glyphs]
    for box in others:
        first = first.around(box)
    return first


def text_of(glyphs: Sequence[Glyph]) -> PdfText:
    """Return characters as a text."""
    said, at = [], []
    for number, glyph in enumerate(glyphs):
        plain = normal_of(glyph.text)
        said.append(plain)
        at += [number] * len(plain)
    return PdfText(glyphs, "".join(said), at)


@cache
def normal_of(text: str) -> str:
    """Return the comparison form of one character."""
    return normal(text)


def pieces(page: PdfPage) -> tuple[PdfText, ...]:
    """Return the pieces of a page in drawing order."""
    parts: list[list[Glyph]] = []
    for glyph in page.glyphs:
        if parts and _goes_on(parts[-1][-1], glyph):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return tuple(text_of(part) for part in parts)


def readings(page: PdfPage, parts: Sequence[PdfText]) -> tuple[PdfText, ...]:
    """Return every way a page is read: blocks, lines, and as it was drawn."""
    return (*_blocks(parts), *_lines(parts), text_of(page.glyphs))


def same_line(one: Glyph, other: Glyph) -> bool:
    """Say whether two characters stand on one line."""
    return abs(one.base - other.base) <= _SAME_LINE * max(one.size, other.size)


def gap(one: Glyph, other: Glyph) -> float:
    """Return the free space from one character to the next on its line, in sizes."""
    return (other.box.left - one.box.right) / max(one.size, other.size, 0.1)


def _goes_on(before: Glyph, after: Glyph) -> bool:
    if not same_line(before, after):
        return False
    most = _APART if before.run == after.run else _APART_RUNS
    return -_BACK <= gap(before, after) <= most


def _lines(parts: Sequence[PdfText]) -> Iterator[PdfText]:
    """Yield lines of more than one piece, from left to right."""
    ordered = sorted(parts, key=lambda part: (part.glyphs[0].base, part.glyphs[0].box.left))
    line: list[PdfText] = []
    for part in ordered:
        if line and not same_line(line[-1].glyphs[0], part.glyphs[0]):
            yield from _line(line)
            line = []
        line.append(part)
    yield from _line(line)


def _line(parts: list[PdfText]) -> Iterator[PdfText]:
    if len(parts) > 1:
        inner = sorted(parts, key=lambda part: part.glyphs[0].box.left)
        yield text_of([glyph for part in inner for glyph in part.glyphs])


def _blocks(parts: Sequence[PdfText]) -> Iterator[PdfText]:
    """Yield each chain of pieces in which every next one stands below the one before."""
    below: dict[int, int] = {}
    for number, part in enumerate(parts):
        following = _nearest_below(parts, number, part)
        if following is not None and following not in below.values():
            below[number] = following
    for start in range(len(parts)):
        if start not in below.values():
            chain = [start]
            while chain[-1] in below:
                chain.append(below[chain[-1]])
            yield text_of([glyph for number in chain for glyph in parts[number].glyphs])


def _nearest_below(parts: Sequence[PdfText], number: int, part: PdfText) -> int | None:
    near = [
        (drop, other)
        for other, lower in enumerate(parts)
        if other != number and (drop := _drop(part, lower)) is not None
    ]
    return min(near)[1] if near else None


def _drop(upper: PdfText, lower: PdfText) -> float | None:
    """Return how far below a piece another goes on with it; None where it does not."""
    one, other = upper.glyphs[0], lower.glyphs[0]
    size = max(one.size, other.size)
    drop = other.base - one.base
    if not 0.5 * size < drop <= _NEXT_LINE * size:
        return None
    return drop if abs(one.box.left - other.box.left) <= _ALIGNED * size else None


def adjacent(text: PdfText, position: int) -> bool:
    """Say whether the characters at `position` - 1 and `position` of a text touch."""
    before, after = (text.glyphs[text.at[n]] for n in (position - 1, position))
    return before is after or (same_line(before, after) and gap(before, after) <= _TOUCHING)
