"""What is wrong with pages as pages: paper, fonts, what is blank, hidden, outside or overlaps."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from conformance.forms.fault import fault
from conformance.forms.papers import papers_of
from conformance.forms.pdf.lines import pieces
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.requirements import Form
    from conformance.forms.fault import FormFault
    from conformance.forms.pdf.document import Archival, Glyph, PdfDocument, PdfPage, Rectangle
    from conformance.forms.pdf.lines import PdfText

Fonts = Literal["embedded", "cid_allowed"]
"""Whether fonts must be in the file, or Japanese ones may be named as Adobe's collections are."""

_COLLECTIONS = ("HeiseiMin-W3", "HeiseiKakuGo-W5", "KozMinPr6N", "KozMinPro", "Ryumin-Light",
                "GothicBBB-Medium", "KozGoPr6N", "MS-Mincho", "MS-Gothic")  # fmt: skip
_SIDES = 2
_TWO_SIDED = frozenset({"card", "card_portrait", "label"})
_OUTSIDE = 1.0  # points by which ink may reach over the edge
_OVERLAP = 0.2  # of the smaller character
_THE_PAGE = Bilingual("ページ", "the page")
_UNMAPPED = frozenset("\0\ufffd\u25a1\u25af")


def judge_pages(form: Form, document: PdfDocument, fonts: Fonts) -> Iterator[FormFault]:
    """Yield the faults of pages, page by page; of several of one kind on a page the first."""
    yield from _paper(form, document)
    for number, page in enumerate(document.pages, start=1):
        place = f"page {number}"
        if not page.glyphs and not page.barcodes:
            code = "F-PDF-TEXT" if page.inked else "F-PDF-BLANK"
            yield fault(code, place=place)
            continue
        yield from _glyphs(page, place)
        yield from _overlap(page, place)
    yield from _fonts(document, fonts)
    if document.archival is not None:
        yield from _archival(document.archival)


def _paper(form: Form, document: PdfDocument) -> Iterator[FormFault]:
    papers = papers_of(form.style)
    if papers:
        for number, page in enumerate(document.pages, start=1):
            if not any(paper.fits(page.width, page.height) for paper in papers):
                sizes = " / ".join(f"{one.width_mm:g}×{one.height_mm:g} mm" for one in papers)
                found = f"{page.width * 25.4 / 72:.0f}x{page.height * 25.4 / 72:.0f}"
                yield fault("F-PDF-PAPER", place=f"page {number}", papers=sizes, size=found)
    if set(form.style) <= _TWO_SIDED and len(document.pages) > _SIDES:
        yield fault("F-PDF-PAGES", found=str(len(document.pages)), limit=_SIDES)
    elif not document.pages:
        yield fault("F-PDF-BLANK")


def _glyphs(page: PdfPage, place: str) -> Iterator[FormFault]:
    """Yield the first character that is hidden, outside, or has no glyph."""
    outside = [one for one in page.glyphs if _is_outside(one.box, page)]
    if outside:
        yield fault("F-PDF-OUTSIDE", place=place, found=_said(outside))
    beyond = {id(one) for one in outside}
    hidden = [one for one in page.glyphs if one.hidden and id(one) not in beyond]
    for reason, some in groupby(sorted(hidden, key=lambda one: one.hidden), lambda one: one.hidden):
        yield fault("F-PDF-HIDDEN", place=place, found=_said(list(some)), how=reason)
    lacking = [one for one in page.glyphs if one.text[0] in _UNMAPPED]
    if lacking or page.missing:
        yield fault("F-PDF-GLYPH", place=place, name=_THE_PAGE)


def _is_outside(box: Rectangle, page: PdfPage) -> bool:
    return (
        box.left < -_OUTSIDE
        or box.top < -_OUTSIDE
        or box.right > page.width + _OUTSIDE
        or box.bottom > page.height + _OUTSIDE
    )


def _overlap(page: PdfPage, place: str) -> Iterator[FormFault]:
    """Yield the first two pieces of text that stand on one another."""
    parts = sorted(pieces(page), key=lambda part: part.box.top)
    boxes = [part.box for part in parts]
    for number, (part, box) in enumerate(zip(parts, boxes, strict=True)):
        for other, lower in zip(parts[number + 1 :], boxes[number + 1 :], strict=True):
            if lower.top >= box.bottom:
                break
            if box.common(lower).area > 0 and _collide(part, other):
                yield fault("F-PDF-OVERLAP", place=place, found=other.said)
                return


def _collide(one: PdfText, other: PdfText) -> bool:
    """Say whether seen characters of two pieces lie on one another."""
    return any(
        first.box.common(second.box).area > _OVERLAP * min(first.box.area, second.box.area)
        for first in one.glyphs
        for second in other.glyphs
        if not first.hidden and not second.hidden
    )


def _fonts(document: PdfDocument, fonts: Fonts) -> Iterator[FormFault]:
    for font in document.fonts:
        if font.embedded:
            continue
        if fonts == "cid_allowed" and font.name.startswith(_COLLECTIONS):
            continue
        yield fault("F-PDF-FONT", font=font.name)


def _archival(declared: Archival) -> Iterator[FormFault]:
    for what in declared.lacking:
        yield fault(
            "F-PDF-ARCHIVE", level=f"PDF/A-{declared.part}{declared.level.lower()}", what=what
        )


def _said(glyphs: Sequence[Glyph]) -> str:
    return "".join(one.text for one in glyphs)
