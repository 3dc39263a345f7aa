"""The Japanese font of the pages: a named one, or the one installed with the sample package.

The file that CONFORMANCE_FONT names; else IPAexゴシック as the Python package matplotlib-fontja
carries it, with what `added` adds. Fonts of the machine are not looked for: the same pages come
out everywhere. Without either, pages name HeiseiMin-W3 of Adobe's Japanese collection and embed
nothing.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from conformance.reference.paper.embedded import EmbeddedFont
from conformance.reference.paper.units import GETA, units

VARIABLE = "CONFORMANCE_FONT"
_PACKAGE, _FILE = "matplotlib_fontja", "fonts/ipaexg.ttf"
_NAMED = "HeiseiMin-W3"
_COLLECTION = "cp932"  # what every version of the collection has, more or less


class Font(Protocol):
    """What the layout asks of a font."""

    @property
    def name(self) -> str:
        """The name it is registered under."""

    @property
    def embedded(self) -> bool:
        """Whether its glyphs go into the file."""

    def has(self, unit: str) -> bool:
        """Say whether it has a character (with its variation selector)."""

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""


class NamedFont:
    """A font that the reader of the file must have: no variants, no characters beyond its set."""

    name = _NAMED
    embedded = False

    def has(self, unit: str) -> bool:
        """Say whether the set of the collection holds a character."""
        try:
            unit.encode(_COLLECTION)
        except UnicodeEncodeError:
            return False
        return True

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return float(pdfmetrics.stringWidth(text, self.name, size))


@cache
def font(*, embedded: bool = True) -> Font:
    """Return the font of the pages, registered once; `embedded=False`: the one that is named."""
    path = find_font() if embedded else None
    if path is None:
        pdfmetrics.registerFont(UnicodeCIDFont(_NAMED))
        return NamedFont()
    made = EmbeddedFont(path, is_bundled=path == bundled())
    pdfmetrics.registerFont(made)
    return made


def find_font() -> Path | None:
    """Return the file of the font to embed; None where there is none."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named and Path(named).is_file() else bundled()


def bundled() -> Path | None:
    """Return the file of the font that is installed with the sample package, if it is."""
    package = find_spec(_PACKAGE)
    if package is None or not package.origin:
        return None
    path = Path(package.origin).parent / _FILE
    return path if path.is_file() else None


def drawable(text: str, face: Font) -> tuple[str, tuple[str, ...]]:
    """Return the text with 〓 for characters the font lacks, and those characters."""
    parts = units(text)
    missing = tuple(one for one in parts if not face.has(one))
    return "".join(GETA if one in missing else one for one in parts), missing
