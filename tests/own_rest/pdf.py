"""A printed copy: a title, a line for each item, symbols at the foot, on the paper of the form.

The font is one that every Japanese reader has; it is named, not embedded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from own_rest import bars

_FONT, _SIZE, _LEAST, _LEADING = "HeiseiKakuGo-W5", 8.0, 4.0, 1.5
_BETWEEN = "　"  # a label is told from its value by a full space
_MARGIN, _QR = 8 * mm, 25 * mm
_PAPERS = {
    "a4_portrait": (210 * mm, 297 * mm),
    "a4_landscape": (297 * mm, 210 * mm),
    "postcard": (100 * mm, 148 * mm),
}


@dataclass(frozen=True)
class Copy:
    """What is printed: lines `label, value`, a two-dimensional code, a customer barcode."""

    title: str
    paper: str
    lines: list[tuple[str, str]]
    qr: str | None = None
    postal: tuple[str, str] | None = None


def sheet(copy: Copy) -> bytes:
    """Return a PDF with a text layer; what one page does not hold goes on to the next."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    paper = _PAPERS.get(copy.paper, _PAPERS["a4_portrait"])
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=paper)
    canvas.setTitle(copy.title)
    height = paper[1] - _MARGIN
    for text in (copy.title, *(f"{label}{_BETWEEN}{value}" for label, value in copy.lines)):
        if height < _MARGIN + _QR:
            canvas.showPage()
            height = paper[1] - _MARGIN
        height -= _SIZE * _LEADING
        canvas.setFont(_FONT, fitting(text, paper[0] - 2 * _MARGIN))
        canvas.drawString(_MARGIN, height, text)
    symbols(canvas, copy, paper[0])
    canvas.save()
    return out.getvalue()


def fitting(text: str, width: float) -> float:
    """Return the size in which a line fits the page, no smaller than can be read."""
    needed = pdfmetrics.stringWidth(text, _FONT, _SIZE)
    return max(_LEAST, _SIZE * min(1, width / needed)) if needed else _SIZE


def symbols(canvas: Canvas, copy: Copy, width: float) -> None:
    """Draw the codes that machines read, at the foot of the last page."""
    if copy.postal:
        bars.draw(canvas, bars.symbols(*copy.postal), _MARGIN, _MARGIN)
    if copy.qr:
        drawing = Drawing(_QR, _QR)
        drawing.add(QrCodeWidget(copy.qr, barWidth=_QR, barHeight=_QR, barBorder=4))
        renderPDF.draw(drawing, canvas, width - _MARGIN - _QR, _MARGIN)
