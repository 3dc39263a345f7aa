"""Text in a column: on one line if need be a little smaller, else wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.reference.paper.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.reference.paper.fonts import Font

SHRINK = 0.8
"""How small a text may become, of its size, before it is wrapped."""

LEAST = 4.5
"""The smallest size of a text in points."""

_NEVER_FIRST = frozenset("、。，．・：；？！）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々)]}%")
_RUN = re.compile(r"[0-9A-Za-z.,/:-]+")
_LONGEST_RUN = 12  # a longer run of letters and digits is broken anywhere


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one size."""

    size: float
    texts: tuple[str, ...]

    @property
    def height(self) -> float:
        """How high the lines stand."""
        return self.size * LEADING * len(self.texts)


LEADING = 1.35
"""From base line to base line, in sizes."""


def fitted(text: str, width: float, size: float, face: Font, shrink: float = SHRINK) -> Lines:
    """Return the text within a width: as it is, smaller down to `shrink`, or wrapped."""
    wide = face.width(text, size)
    if wide <= width:
        return Lines(size, (text,))
    smaller = max(size * width / wide * 0.999, LEAST)
    if smaller >= size * shrink and face.width(text, smaller) <= width:
        return Lines(smaller, (text,))
    return Lines(size, wrapped(text, width, size, face))


def wrapped(text: str, width: float, size: float, face: Font) -> tuple[str, ...]:
    """Return a text in lines; numbers stay whole, no line begins with a closing mark."""
    lines, line = [], ""
    for word in _pieces(text, width, size, face):
        if line and face.width(line + word, size) > width:
            kept, carried = _broken(line, word)
            lines.append(kept)
            line = carried
        line += word
    return (*lines, line)


def _broken(line: str, word: str) -> tuple[str, str]:
    """Return what stays on a line, and what goes down before a word that may not be first."""
    *kept, last = units(line)
    if word in _NEVER_FIRST and kept and last not in _NEVER_FIRST:
        return "".join(kept), last
    return line, ""


def _pieces(text: str, width: float, size: float, face: Font) -> Iterator[str]:
    """Yield words, and the characters of those that no line can hold."""
    for word in _words(text):
        if face.width(word, size) <= width:
            yield word
        else:
            yield from units(word)


def _words(text: str) -> list[str]:
    """Return the pieces a text may be broken between."""
    words: list[str] = []
    for unit in units(text):
        joined = words[-1] + unit if words else unit
        if len(joined) <= _LONGEST_RUN and _RUN.fullmatch(joined):
            words[-1:] = [joined]
        else:
            words.append(unit)
    return words
