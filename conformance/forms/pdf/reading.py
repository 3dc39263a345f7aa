"""A PDF read in this process, which should be one that may be ended: see `process`."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pikepdf.settings import qpdf_limit_errors

from conformance.forms.pdf import limits, structure
from conformance.forms.pdf.archival import archival
from conformance.forms.pdf.barcodes import barcodes
from conformance.forms.pdf.canvas import Pixels, frame, rendered
from conformance.forms.pdf.document import PdfDocument, PdfPage, Trace
from conformance.forms.pdf.glyphs import FontTable, glyphs
from conformance.forms.pdf.limits import RefusedPdfError, limited

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALE = 1.5
_LARGE = 1_700.0
_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class _PageFacts:
    """What the objects of a page say before it is drawn: points of a unit, glyphs it lacks."""

    unit: float
    missing: int


def parse_pdf(content: bytes, *, with_barcodes: bool) -> PdfDocument:
    """Return what a PDF holds (`RefusedPdfError` where it is not read)."""
    left_out = qpdf_limit_errors()
    with structure.open_pdf(content) as pdf:
        traces = structure.texts(pdf)
        if qpdf_limit_errors() > left_out:  # the parser put nothing where there was something
            raise RefusedPdfError("F-PDF-LIMIT", what="depth", limit=limits.MOST_DEPTH)
        declared = archival(pdf, traces)
        linear = pdf.is_linearized
        known = [
            _PageFacts(structure.unit(page), structure.count_missing_glyphs(page))
            for page in pdf.pages
        ]
    fonts = FontTable()
    pages = tuple(_pages(content, fonts, known, with_barcodes=with_barcodes))
    earlier = _earlier(content, linear=linear)
    older = [trace for number, one in enumerate(earlier) for trace in _revision(one, number + 1)]
    return PdfDocument(pages, tuple(fonts.fonts), (*traces, *older), declared, len(earlier) + 1)


def _pages(
    content: bytes, fonts: FontTable, known: list[_PageFacts], *, with_barcodes: bool
) -> Iterator[PdfPage]:
    count = 0
    with closing(_drawable(content)) as document:
        for page, one in zip(document, known, strict=True):
            made = _page(page, fonts, one, with_barcodes=with_barcodes)
            count += len(made.glyphs)
            limited("characters", count, limits.MOST_GLYPHS)
            yield made


def _drawable(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise RefusedPdfError("F-PDF-BROKEN") from None


def _page(
    page: pypdfium2.PdfPage, fonts: FontTable, known: _PageFacts, *, with_barcodes: bool
) -> PdfPage:
    seen = frame(page)
    width, height = seen.size
    side = max(width, height)
    pixels = rendered(page, _SCALE if side < _LARGE else 1.0)
    drawn = glyphs(page, seen, fonts, pixels)
    codes = barcodes(page, side) if with_barcodes else ()
    size = width * known.unit, height * known.unit
    return PdfPage(*size, drawn, codes, _is_inked(pixels), known.missing)


def _is_inked(pixels: Pixels) -> bool:
    rows = (pixels.row(number) for number in range(pixels.height))
    return any(row.count(row[:1]) != len(row) for row in rows)


def _earlier(content: bytes, *, linear: bool) -> list[bytes]:
    """Return the file as it was before each update that was appended to it."""
    ends, at = [], content.find(_END)
    while at >= 0:
        ends.append(at + len(_END))
        limited("revisions", len(ends), limits.MOST_REVISIONS + 2)
        at = content.find(_END, ends[-1])
    first = 1 if linear else 0  # the first part of a linearised file ends with the sign too
    return [content[:end] + b"\n" for end in ends[first:-1]]


def _revision(content: bytes, number: int) -> Iterator[Trace]:
    """Yield every text of an earlier revision; what is no file of its own holds none."""
    place = f"revision {number}"
    try:
        with structure.open_pdf(content) as pdf:
            for one in structure.texts(pdf):
                yield Trace(f"{place}, {one.place}", one.text)
        with closing(_drawable(content)) as document:
            for page in document:
                drawn = glyphs(page, frame(page), FontTable(), None)
                yield Trace(f"{place}, page", "".join(one.text for one in drawn))
    except RefusedPdfError as error:
        if error.code == "F-PDF-LIMIT":
            raise
