"""A PDF as read: the characters of its pages with their places, and every other text in it.

Lengths are points (1/72 inch) from the upper left corner of the page as people see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hiding = Literal["", "invisible", "small", "covered", "no ink"]
"""Why a character is not seen; empty when it is."""

BarcodeKind = Literal["customer", "linear", "matrix"]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """How large it is; nothing for what is turned inside out."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def common(self, other: Rectangle) -> Rectangle:
        """Return what lies in both."""
        return Rectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def around(self, other: Rectangle) -> Rectangle:
        """Return the smallest rectangle around both."""
        return Rectangle(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character.

    Attributes:
        text: one character; a base with its variation selector, or a ligature, is more than one.
        box: the ink of the glyph.
        base: how far below the upper edge its base line is.
        size: the size of the type in points, as drawn.
        run: the number of the text object it belongs to, in drawing order.
        font: the position of its font in the document's fonts.
        hidden: why it is not seen.
    """

    text: str
    box: Rectangle
    base: float
    size: float
    run: int
    font: int
    hidden: Hiding = ""


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font that draws something; `embedded`: its glyphs are in the file."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded barcode and what it says; the symbols of a 4-state one stand one space apart."""

    kind: BarcodeKind
    text: str


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page.

    Attributes:
        width: as people see it.
        height: likewise.
        glyphs: its characters in drawing order, spaces left out.
        barcodes: what was decoded, where it was asked for.
        inked: anything at all is to be seen on it.
        missing: how many characters have no glyph in their font.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    barcodes: tuple[Barcode, ...] = ()
    inked: bool = True
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """A text that stands in the file beyond its pages; `place` says where, as `metadata`."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Archival:
    """What a file says about being PDF/A (ISO 19005), and what can be seen of it.

    Attributes:
        part: the declared part, as `2`.
        level: the declared level A, B, U, E or F in capitals, or empty.
        lacking: what the declaration needs and the file lacks, as `OutputIntents`.
    """

    part: str
    level: str
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A PDF as read."""

    pages: tuple[PdfPage, ...]
    fonts: tuple[PdfFont, ...]
    traces: tuple[Trace, ...] = ()
    archival: Archival | None = None
    revisions: int = 1
