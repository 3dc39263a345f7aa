"""A printed copy: a title and lines `label value`, in a Japanese font that every reader has."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE, _MARGIN, _LEADING = "HeiseiKakuGo-W5", 8, 30, 12
_PAGE = landscape(A3)


def sheet(title: str, lines: list[tuple[str, str]]) -> bytes:
    """Return a PDF of one page with a text layer."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_PAGE)
    canvas.setTitle(title)
    text = canvas.beginText(_MARGIN, _PAGE[1] - _MARGIN)
    text.setFont(_FONT, _SIZE, _LEADING)
    text.textLine(title)
    for label, value in lines:
        text.textLine(f"{label} {value}")
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()
