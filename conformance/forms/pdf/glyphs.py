"""The characters of a page: what they say, where they stand, whether anybody sees them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from conformance.forms.pdf.document import Glyph, PdfFont, Rectangle
from conformance.forms.pdf.marks import TextMark, address, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from conformance.forms.pdf.canvas import Frame, Pixels
    from conformance.forms.pdf.document import Hiding
    from conformance.forms.pdf.marks import Cover, Marks

_LEAST_SIZE = 2.0
_COVERED = 0.8
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})  # PDFium's sign for a hyphen that ends a line
_SELECTORS = range(0xFE00, 0xFE10)
_SELECTOR_HIGH = 0xDB40  # the first half of U+E0100 to U+E01EF
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_NAME_LENGTH = 256


@dataclass(slots=True)
class FontTable:
    """The fonts of a document in the order they are met."""

    fonts: list[PdfFont] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    def number(self, handle: object) -> int:
        """Return the position of a font, which is added when it is new."""
        buffer = ctypes.create_string_buffer(_NAME_LENGTH)
        pdfium.FPDFFont_GetBaseFontName(handle, buffer, _NAME_LENGTH)
        embedded = pdfium.FPDFFont_GetIsEmbedded(handle) == 1
        font = PdfFont(buffer.value.decode("utf-8", "replace"), embedded)
        key = f"{font.name}/{embedded}"
        if key not in self._known:
            self._known[key] = len(self.fonts)
            self.fonts.append(font)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Units of text as PDFium gives them, before characters are put together."""

    units: list[int]
    box: Rectangle
    base: float
    size: float
    mark: TextMark


def glyphs(
    page: pypdfium2.PdfPage, frame: Frame, fonts: FontTable, pixels: Pixels | None
) -> tuple[Glyph, ...]:
    """Return the characters of a page in drawing order; spaces are left out.

    Without `pixels`, whether ink is seen is not looked at; nor is it where the font is not in the
    file, for then the fonts of this machine decide what is drawn.
    """
    on_it = marks(page.raw, frame)
    drawn = sorted(_drawn(page, frame, on_it), key=lambda one: one.mark.order)
    numbers = {one.mark.font: 0 for one in drawn}
    for font in numbers:
        numbers[font] = fonts.number(ctypes.cast(font, pdfium.FPDF_FONT))
    carried = {font for font in numbers if _is_embedded(font)}
    return tuple(
        Glyph(
            text,
            one.box,
            one.base,
            one.size,
            one.mark.order,
            numbers[one.mark.font],
            _hiding(text, one, on_it.covers, pixels if one.mark.font in carried else None),
        )
        for one in drawn
        if (text := _text(one.units)).strip()
    )


def _is_embedded(font: int) -> bool:
    return bool(pdfium.FPDFFont_GetIsEmbedded(ctypes.cast(font, pdfium.FPDF_FONT)) == 1)


def _drawn(page: pypdfium2.PdfPage, frame: Frame, on_it: Marks) -> Iterator[_Drawn]:
    """Yield what each character drawn stands for; units of one character are one."""
    textpage = pdfium.FPDFText_LoadPage(page.raw)
    try:
        last: _Drawn | None = None
        for number in range(pdfium.FPDFText_CountChars(textpage)):
            mark = on_it.texts.get(address(pdfium.FPDFText_GetTextObject(textpage, number)))
            if mark is None or pdfium.FPDFText_IsGenerated(textpage, number) == 1:
                continue
            unit = pdfium.FPDFText_GetUnicode(textpage, number)
            box = _place(textpage, number, frame)
            if last is not None and last.box == box and _belongs(unit, last.units[-1]):
                last.units.append(unit)
                continue
            if last is not None:
                yield last
            last = _Drawn(
                [unit], box, _base(textpage, number, frame), _size(textpage, number), mark
            )
        if last is not None:
            yield last
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def _place(textpage: object, number: int, frame: Frame) -> Rectangle:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, number, left, right, bottom, top)
    return frame.seen(left.value, bottom.value, right.value, top.value)


def _base(textpage: object, number: int, frame: Frame) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, number, x, y)
    return frame.seen(x.value, y.value, x.value, y.value).top


def _size(textpage: object, number: int) -> float:
    """Return the size of the type as drawn: the font's size, made larger or smaller."""
    turned = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, number, turned)
    stretched = max(abs(turned.d), abs(turned.b), abs(turned.c))
    return float(pdfium.FPDFText_GetFontSize(textpage, number)) * float(stretched)


def _belongs(unit: int, before: int) -> bool:
    """Say whether a unit goes on with the character before it."""
    if before in _HIGH:
        return unit in _LOW
    return unit == _SELECTOR_HIGH or unit in _SELECTORS


def _text(units: list[int]) -> str:
    """Return what UTF-16 units say; half a pair is U+FFFD."""
    plain = ["-" if unit in _LINE_END_HYPHENS else chr(unit) for unit in units]
    content = "".join(plain).encode("utf-16-be", "surrogatepass")
    return content.decode("utf-16-be", "replace")


def _hiding(text: str, one: _Drawn, covers: list[Cover], pixels: Pixels | None) -> Hiding:
    if not one.mark.painted:
        return "invisible"
    if one.size < _LEAST_SIZE:
        return "small"
    for cover in covers:
        if cover.order > one.mark.order and one.box.common(cover.box).area > (
            one.box.area * _COVERED
        ):
            return "covered"
    if pixels is not None and text != "\0" and pixels.uniform(one.box):
        return "no ink"
    return ""
