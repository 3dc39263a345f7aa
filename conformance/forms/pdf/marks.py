"""What is drawn on a page, in order: text objects with their ways of drawing, and what covers."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from conformance.forms.pdf import limits
from conformance.forms.pdf.limits import limited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.forms.pdf.canvas import Frame
    from conformance.forms.pdf.document import Rectangle

_UNPAINTED = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_OPAQUE = 250
_CORNERS = 6  # most segments of a path that is a rectangle
_LEAST_AREA = 16.0  # less, as a module of a QR code, covers no character
_DEPTH = 16
_UNTURNED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text object: its number in drawing order, its font's address, whether it is painted."""

    order: int
    font: int
    painted: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque rectangle or picture, and its number in drawing order."""

    order: int
    box: Rectangle


@dataclass(slots=True)
class Marks:
    """The text objects of a page by address, and what may cover them."""

    texts: dict[int, TextMark]
    covers: list[Cover]


def address(handle: object) -> int:
    """Return the address of an object of PDFium; 0 where there is none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a pointer of the untyped binding


def marks(page: object, frame: Frame) -> Marks:
    """Return what is drawn on a page, also inside forms of it."""
    found = Marks({}, [])
    for order, (handle, matrix) in enumerate(_objects(page)):
        limited("marks on a page", order, limits.MOST_MARKS)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
            font = address(pdfium.FPDFTextObj_GetFont(handle))
            found.texts[address(handle)] = TextMark(order, font, mode not in _UNPAINTED)
        elif _covers(handle, kind):
            box = _box(handle, matrix, frame)
            if box.area >= _LEAST_AREA:
                found.covers.append(Cover(order, box))
    return found


def _objects(page: object) -> Iterator[tuple[object, _Matrix]]:
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, number), _UNTURNED, 0)


def _inside(handle: object, matrix: _Matrix, depth: int) -> Iterator[tuple[object, _Matrix]]:
    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
        return
    limited("forms inside forms", depth, _DEPTH)
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, own)
    inner = _joined((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for number in range(pdfium.FPDFFormObj_CountObjects(handle)):
        yield from _inside(pdfium.FPDFFormObj_GetObject(handle, number), inner, depth + 1)


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 - the letters that follow those of the first
    return (
        a * k + b * m,
        a * l + b * n,
        c * k + d * m,
        c * l + d * n,
        e * k + f * m + o,
        e * l + f * n + p,
    )


def _covers(handle: object, kind: int) -> bool:
    """Say whether what lies below an object is not seen: a picture, a filled rectangle."""
    if pdfium.FPDFPageObj_HasTransparency(handle):
        return False
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        return True
    if kind != pdfium.FPDF_PAGEOBJ_PATH or not _is_filled(handle):
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return alpha.value >= _OPAQUE


def _is_filled(handle: object) -> bool:
    if pdfium.FPDFPath_CountSegments(handle) > _CORNERS:
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroked)
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _box(handle: object, matrix: _Matrix, frame: Frame) -> Rectangle:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    across, up = zip(*corners, strict=True)
    return frame.seen(min(across), min(up), max(across), max(up))
