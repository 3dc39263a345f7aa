"""The objects of a PDF: what is refused before any page is drawn, and every text in them."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pikepdf
from pikepdf.settings import set_qpdf_limits

from conformance.forms.pdf import limits
from conformance.forms.pdf.document import Trace
from conformance.forms.pdf.limits import RefusedPdfError, limited
from conformance.forms.pdf.missing_glyphs import missing_glyphs
from conformance.forms.pdf.places import place_of, refused_entry, refused_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_BINARY = frozenset({"/Image", "/Type1C", "/CIDFontType0C", "/OpenType"})
_PICTURES = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_FONT_LENGTHS = ("/Length1", "/Length2", "/Length3")
_TOO_MUCH = "limit exceeded"
_MARKED = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")  # strings that name their encoding
_MOST_UNIT = 10.0
_TEXTS = ("utf-8", "utf-16-be", "cp932")


def bound() -> None:
    """Bound what the parser of this process ever decodes."""
    most = limits.MOST_DECODED
    set_qpdf_limits(
        doc_max_warnings=100,
        parser_max_nesting=limits.MOST_DEPTH,
        parser_max_container_size=limits.MOST_VALUES,
        max_stream_filters=4,
        dct_max_memory=most,
        flate_max_memory=most,
        png_max_memory=most,
        run_length_max_memory=most,
        tiff_max_memory=most,
    )


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """Return a PDF opened as it is: nothing is repaired.

    Raises:
        RefusedPdfError: broken, encrypted, or beyond the limits.
    """
    limited("bytes", len(content), limits.MOST_BYTES)
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise RefusedPdfError("F-PDF-ENCRYPTED") from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise _refused(error) from None
    if pdf.is_encrypted:
        raise RefusedPdfError("F-PDF-ENCRYPTED")
    limited("objects", len(pdf.objects), limits.MOST_OBJECTS)
    return pdf


def texts(pdf: pikepdf.Pdf) -> tuple[Trace, ...]:
    """Return every text in the objects of a PDF, its trailer and its readable streams.

    Raises:
        RefusedPdfError: scripts, actions, embedded programs, XFA; a page tree that is none; more
            than the limits allow.
    """
    try:
        limited("pages", len(pdf.pages), limits.MOST_PAGES)
        return tuple(_ObjectWalk().all(pdf))
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise _refused(error) from None


def unit(page: pikepdf.Page) -> float:
    """Return how many points a unit of a page is."""
    try:
        return min(float(page.obj.get("/UserUnit", 1)), _MOST_UNIT)
    except (TypeError, ValueError):
        return 1.0


def count_missing_glyphs(page: pikepdf.Page) -> int:
    """Return how many characters of a page have no glyph (`RefusedPdfError` where it is broken)."""
    try:
        return missing_glyphs(page)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise _refused(error) from None


def decoded(stream: pikepdf.Stream) -> bytes:
    """Return what a stream holds; nothing for pictures, whose decoders are not called."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError as error:
        if _TOO_MUCH in str(error):
            raise RefusedPdfError(
                "F-PDF-LIMIT", what="decoded bytes", limit=limits.MOST_DECODED
            ) from None
        return b""


def _refused(error: Exception) -> RefusedPdfError:
    if _TOO_MUCH in str(error):
        return RefusedPdfError("F-PDF-LIMIT", what="decoded bytes", limit=limits.MOST_DECODED)
    return RefusedPdfError("F-PDF-BROKEN")


class _ObjectWalk:
    """Goes through all objects once; references are not followed, every object has its turn."""

    def __init__(self) -> None:
        self.values = self.decoded = self.length = 0

    def all(self, pdf: pikepdf.Pdf) -> Iterator[Trace]:
        yield from self._object(pdf.trailer, "trailer")
        for one in pdf.objects:
            yield from self._object(one, "")
            if isinstance(one, pikepdf.Stream):
                yield from self._stream(one)

    def _object(self, one: object, place: str) -> Iterator[Trace]:
        waiting = [(one, place)]
        while waiting:
            value, where = waiting.pop()
            self.values += 1
            limited("values", self.values, limits.MOST_VALUES)
            if isinstance(value, pikepdf.String):
                for text in _readings(value):
                    yield from self._trace(where, text)
            elif isinstance(value, pikepdf.Array):
                waiting += [(part, where) for part in value if not _elsewhere(part)]
            elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
                waiting += self._entries(value, where)

    def _entries(
        self, value: pikepdf.Dictionary | pikepdf.Stream, where: str
    ) -> Iterator[tuple[object, str]]:
        here = place_of(value) or where
        for key, part in value.items():
            if refused := refused_entry(value, key, part):
                raise RefusedPdfError("F-PDF-ACTIVE", what=refused)
            if not _elsewhere(part):
                yield part, here

    def _stream(self, stream: pikepdf.Stream) -> Iterator[Trace]:
        if _is_picture(stream):
            width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
            limited("pixels", width * height, limits.MOST_DECODED)
            return
        content = decoded(stream)
        self.decoded += len(content)
        limited("decoded bytes", self.decoded, limits.MOST_DECODED)
        if refused := refused_file(content, is_file=stream.get("/Type") == "/EmbeddedFile"):
            raise RefusedPdfError("F-PDF-ACTIVE", what=refused)
        if _is_for_machines(stream) or b"begincmap" in content:
            return
        yield from self._marked(stream, content)
        place = place_of(stream) or "stream"
        for encoding in _TEXTS if place == "attachment" else _TEXTS[:1]:
            yield from self._trace(place, content.decode(encoding, "ignore"))

    def _marked(self, stream: pikepdf.Stream, content: bytes) -> Iterator[Trace]:
        """Yield the texts of marked content, as ActualText, which stand inside page content."""
        if b"BDC" not in content and b"DP" not in content:
            return
        for one in pikepdf.parse_content_stream(stream, "BDC DP"):
            for operand in one.operands:
                yield from self._object(operand, "marked content")

    def _trace(self, place: str, text: str) -> Iterator[Trace]:
        if text:
            self.length += len(text)
            limited("text beyond the pages", self.length, limits.MOST_TRACES)
            yield Trace(place or "object", text)


def _elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _readings(value: pikepdf.String) -> Iterator[str]:
    """Yield what a string says: as the format has it, and as bytes of the usual encodings."""
    content = bytes(value)
    with suppress(UnicodeDecodeError):
        yield str(value)
    if not content.isascii() and not content.startswith(_MARKED):
        yield from (content.decode(encoding, "ignore") for encoding in _TEXTS)


def _is_picture(stream: pikepdf.Stream) -> bool:
    if stream.get("/Subtype") == "/Image":
        return True
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    return any(str(name) in _PICTURES for name in names)


def _is_for_machines(stream: pikepdf.Stream) -> bool:
    """Say whether a stream is a font, a code table of one, or the file's own table."""
    if str(stream.get("/Subtype")) in _BINARY or str(stream.get("/Type")) in {"/XRef", "/ObjStm"}:
        return True
    return any(key in stream for key in _FONT_LENGTHS)
