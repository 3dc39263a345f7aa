"""Pages as a PDF: the same sheet, the same bytes."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from conformance.reference.paper.fonts import font
from conformance.reference.paper.layout import lay_out
from conformance.reference.paper.page import MM, Text

if TYPE_CHECKING:
    from conformance.reference.paper.page import Box, Page
    from conformance.reference.paper.sheet import FormSheet

_AUTHOR = "適合見本システム"
_HAIRLINE = 0.4
_UNSEEN = 3  # text rendering mode: neither filled nor stroked
_ONE_AT_A_TIME = Lock()  # a font keeps its place while it is read


def pdf(sheet: FormSheet) -> bytes:
    """Return the pages of a sheet; the metadata name the form and the program only."""
    with _ONE_AT_A_TIME:
        return _pdf(sheet)


def _pdf(sheet: FormSheet) -> bytes:
    face = font(embedded=sheet.embedded)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=sheet.paper.points, invariant=True, pageCompression=1)
    canvas.setTitle(sheet.title)
    canvas.setAuthor(_AUTHOR)
    canvas.setCreator(_AUTHOR)
    if sheet.subject:
        canvas.setSubject(sheet.subject)
    for number, page in enumerate(lay_out(sheet, face)):
        canvas.translate(sheet.shift_mm * MM, 0)
        _draw(canvas, page, face.name, sheet.paper.points[1])
        if number == 0:
            _extras(canvas, sheet, face.name)
        canvas.showPage()
    for _ in range(sheet.blank_pages):
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, page: Page, face: str, height: float) -> None:
    canvas.setLineWidth(_HAIRLINE)
    for mark in page.marks:
        if isinstance(mark, Text):
            canvas.setFont(face, mark.size)
            canvas.drawString(mark.x, height - mark.y, mark.text)
        else:
            _box(canvas, mark, height)


def _box(canvas: Canvas, box: Box, height: float) -> None:
    bottom = height - box.y - box.height
    filled = int(box.filled)
    canvas.rect(box.x, bottom, box.width, box.height, stroke=1 - filled, fill=filled)


def _extras(canvas: Canvas, sheet: FormSheet, face: str) -> None:
    """Put in what nobody is to see; a correct package has nothing of it."""
    for text in sheet.unseen:
        hidden = canvas.beginText(20, 20)
        hidden.setFont(face, 8)
        hidden.setTextRenderMode(_UNSEEN)
        hidden.textOut(text)
        canvas.drawText(hidden)
    for text in sheet.notes:
        canvas.textAnnotation(text, Rect=(20, 20, 40, 40), addtopage=1)
