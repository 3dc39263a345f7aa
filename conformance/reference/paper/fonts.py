"""The Japanese font of the pages: one on this machine that may be embedded, or a named one.

Looked for in this order: the file that CONFORMANCE_FONT names; IPAmj明朝 (variants of names as the
戸籍 and residents' registers have them), IPAex明朝, IPA明朝 and their Gothics in the folders of
the system; IPAexゴシック as the Python package matplotlib-fontja carries it. Failing all, the pages
name HeiseiMin-W3 of Adobe's Japanese collection without embedding it.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from conformance.reference.paper.embedded import EmbeddedFont
from conformance.reference.paper.units import GETA, units

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "CONFORMANCE_FONT"
_FILES = ("ipamjm.ttf", "ipaexm.ttf", "ipam.ttf", "ipaexg.ttf", "ipag.ttf")
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
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
    path = found() if embedded else None
    if path is None:
        pdfmetrics.registerFont(UnicodeCIDFont(_NAMED))
        return NamedFont()
    made = EmbeddedFont(path)
    pdfmetrics.registerFont(made)
    return made


def found() -> Path | None:
    """Return the file of the font to embed; None where there is none."""
    return next((path for path in _candidates() if path.is_file()), None)


def drawable(text: str, face: Font) -> tuple[str, tuple[str, ...]]:
    """Return the text with 〓 for characters the font lacks, and those characters."""
    parts = units(text)
    missing = tuple(one for one in parts if not face.has(one))
    return "".join(GETA if one in missing else one for one in parts), missing


def _candidates() -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
    folders = [path for one in _FOLDERS if (path := Path(one).expanduser()).is_dir()]
    there = {p.name.lower(): p for folder in folders for p in sorted(folder.rglob("*.tt[fF]"))}
    yield from (there[name] for name in _FILES if name in there)
    package = find_spec("matplotlib_fontja")
    if package is not None and package.origin:
        yield Path(package.origin).parent / "fonts" / "ipaexg.ttf"
