"""A page of PDFium: its size, how its points become places as people see them, and its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.forms.pdf import limits
from conformance.forms.pdf.document import Rectangle
from conformance.forms.pdf.limits import limited

if TYPE_CHECKING:
    import pypdfium2

_UNSEEN = 24
"""Of 255: where a glyph's box differs less than this between its lightest and its darkest point,
nobody sees the glyph."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in its own coordinates (upwards), and its rotation."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as people see them."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.rotation in {90, 270} else (wide, high)

    def seen(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """Return a rectangle of the page as people see it."""
        west, east = left - self.left, right - self.left
        north, south = self.top - top, self.top - bottom
        wide, high = self.right - self.left, self.top - self.bottom
        turned = {
            90: (high - south, west, high - north, east),
            180: (wide - east, high - south, wide - west, high - north),
            270: (north, wide - east, south, wide - west),
        }
        return Rectangle(*turned.get(self.rotation, (west, north, east, south)))


@dataclass(frozen=True, slots=True)
class Pixels:
    """A page in grey: rows of bytes, 0 is black."""

    width: int
    height: int
    stride: int
    content: bytes
    scale: float

    def row(self, number: int) -> bytes:
        """Return one row."""
        return self.content[number * self.stride : number * self.stride + self.width]

    def uniform(self, box: Rectangle) -> bool:
        """Say whether nothing can be seen inside a rectangle of the page.

        A stroke no thicker than a pixel fills its rectangle: the pixels around it tell it apart.
        """
        thin = min(box.right - box.left, box.bottom - box.top) * self.scale <= 1
        edge = 1 if thin else 0
        left, right = int(box.left * self.scale) - edge, int(box.right * self.scale) + 1 + edge
        top, bottom = int(box.top * self.scale) - edge, int(box.bottom * self.scale) + 1 + edge
        left, top = max(0, left), max(0, top)
        starts = range(top * self.stride, min(bottom, self.height) * self.stride, self.stride)
        inside = b"".join([self.content[at + left : at + min(right, self.width)] for at in starts])
        return not inside or max(inside) - min(inside) < _UNSEEN


def frame(page: pypdfium2.PdfPage) -> Frame:
    """Return the frame of a page (`RefusedPdfError` where it is too large to be paper)."""
    left, bottom, right, top = page.get_bbox()
    limited("page side", max(right - left, top - bottom), limits.MOST_SIDE)
    return Frame(left, bottom, right, top, page.get_rotation())


def rendered(page: pypdfium2.PdfPage, scale: float, rotation: int = 0) -> Pixels:
    """Return a page as pixels, `scale` of them a point, turned further by `rotation` degrees."""
    bitmap = page.render(scale=scale, grayscale=True, rotation=rotation)
    content = bytes(bitmap.buffer)
    return Pixels(bitmap.width, bitmap.height, bitmap.stride, content, scale)
