"""A hyphen in small type is one row of pixels: it is seen by the paper around it."""

from __future__ import annotations

from conformance.forms.pdf.canvas import Pixels
from conformance.forms.pdf.document import Rectangle

BLANK = bytes([255] * 100)


def page(content: bytes) -> Pixels:
    return Pixels(content=content, width=10, height=10, stride=10, scale=1.0)


def test_a_stroke_as_thin_as_a_pixel_is_seen():
    row = bytes([255, 255, 0, 0, 0, 0, 255, 255, 255, 255])
    assert not page(BLANK[:40] + row + BLANK[50:]).uniform(Rectangle(2.1, 4.1, 5.9, 4.9))


def test_a_stroke_of_which_nothing_is_drawn_is_not_seen():
    assert page(BLANK).uniform(Rectangle(2.1, 4.1, 5.9, 4.9))
    assert page(BLANK).uniform(Rectangle(0, 0, 9.9, 0.5))
