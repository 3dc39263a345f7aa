"""A TrueType font in a PDF: one composite font of the glyphs used, variants of characters too.

reportlab embeds a font as several fonts of 256 characters and knows no variation sequences. Here
each character that is drawn, selector and all, becomes one CID of one Type 0 font (ISO 32000-1
§9.7), and ToUnicode gives the whole sequence back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from conformance.reference.paper.added import add_outlines, add_shapes
from conformance.reference.paper.units import units
from conformance.reference.paper.variants import variants_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from weakref import WeakKeyDictionary

    from reportlab.pdfbase.ttfonts import TTFontFace

_BEYOND = 0x110000
"""Codes from here on are glyphs of variants: no character has them."""
_NO_BREAK_SPACE = "\u00a0"
_CMAP_LINES = 100  # most entries of a block (Adobe technical note 5014)


@dataclass(frozen=True, slots=True)
class _Outlines:
    """The glyphs of a font, cut out one by one: a table of 30 MB is not copied for each page."""

    content: bytes
    start: int

    def __getitem__(self, part: slice) -> bytes:
        return self.content[self.start + part.start : self.start + part.stop]


def _sparing(face: TTFontFace) -> Callable[[str], bytes | _Outlines]:
    """Return the tables of a face, that of the outlines without a copy."""
    whole = face.get_table

    def get_table(tag: str) -> bytes | _Outlines:
        if tag != "glyf":
            return bytes(whole(tag))
        return _Outlines(face._ttf_data, face.get_table_pos(tag)[0])  # noqa: SLF001 - has no other name

    return get_table


@dataclass(slots=True)
class _Used:
    """The characters of one document in the order they were met; CID 0 is the missing glyph."""

    internal: str
    cids: dict[str, int] = field(default_factory=dict)


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A font whose used glyphs are embedded; to the bundled one a few are added."""

    embedded = True

    def __init__(self, path: Path, *, is_bundled: bool = False) -> None:
        super().__init__(path.stem, str(path), shapable=False)
        self._variants = variants_of(self.face.get_table("cmap"))
        if is_bundled:
            add_shapes(self._variants)
            add_outlines(self.face)
        self.face.get_table = _sparing(self.face)
        self._codes: dict[str, int | None] = {}
        self.used: WeakKeyDictionary[object, _Used] = self.state

    @property
    def name(self) -> str:
        """The name it is registered under."""
        return str(self.fontName)

    def has(self, unit: str) -> bool:
        """Say whether it has a character (with its variation selector)."""
        return self._code(unit) is not None

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return float(sum(self._width(one) for one in units(text)) * size / 1000)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab names it so
        """Return the width of a text in points, as reportlab asks for it."""
        del encoding
        return self.width(text, size)

    def splitString(  # noqa: N802 - reportlab names it so
        self, text: str, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the text as CIDs of two bytes, all of the one font."""
        del encoding
        cids = self._of(doc).cids
        numbers = [cids.setdefault(one, len(cids) + 1) for one in units(text)]
        return [(0, b"".join(number.to_bytes(2, "big") for number in numbers))]

    def getSubsetInternalName(self, subset: int, doc: object) -> str:  # noqa: N802 - reportlab names it so
        """Return the name of the font in the document."""
        del subset
        return f"/{self._of(doc).internal}"

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab names it so
        """Add the font with the glyphs used to the document."""
        used = self.used.pop(doc)
        codes = [self._code(one) or 0 for one in used.cids]
        tag = (SUBSETN(0) + b"+" + self.face.name).decode("latin-1")
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{tag}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self._width(u) for u in used.cids])]),
                "CIDToGIDMap": self._stream(doc, f"glyphs:{tag}", self._glyphs(codes)),
                "FontDescriptor": self.face.addSubsetObjects(doc, tag, codes),
            }
        )
        doc.idToObject["BasicFonts"].dict[used.internal] = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{tag}",
                "Encoding": "/Identity-H",
                "ToUnicode": self._stream(doc, f"unicode:{tag}", _to_unicode(used.cids)),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid:{tag}")]),
            }
        )

    def _of(self, doc: pdfdoc.PDFDocument) -> _Used:
        if doc not in self.used:
            self.used[doc] = _Used(f"F{len(doc.fontMapping) + 1}")
            doc.fontMapping[self.fontName] = f"/{self.used[doc].internal}"
            doc.delayedFonts.append(self)
        return self.used[doc]

    def _code(self, unit: str) -> int | None:
        if unit not in self._codes:
            self._codes[unit] = self._looked_up(unit)
        return self._codes[unit]

    def _looked_up(self, unit: str) -> int | None:
        base = ord(" " if unit == _NO_BREAK_SPACE else unit[0])
        if base not in self.face.charToGlyph:
            return None
        if len(unit) == 1:
            return base
        sequence = (base, ord(unit[1]))
        if len(unit) > 2 or sequence not in self._variants:  # noqa: PLR2004 - a base and one selector
            return None
        glyph = self._variants[sequence]
        if glyph is None:
            return base
        self.face.charToGlyph[_BEYOND + glyph] = glyph
        return _BEYOND + glyph

    def _width(self, unit: str) -> float:
        code = self._code(unit)
        if code is not None and code >= _BEYOND:
            code = ord(unit[0])  # variants are as wide as their base
        return float(self.face.getCharWidth(code or 0))

    def _glyphs(self, codes: list[int]) -> bytes:
        """Return the glyph of each CID, numbered as the subset of the face numbers them."""
        new = {0: 0}
        order = [self.face.charToGlyph.get(code, 0) for code in codes]
        for glyph in order:
            new.setdefault(glyph, len(new))
        return b"\0\0" + b"".join(new[glyph].to_bytes(2, "big") for glyph in order)

    def _stream(self, doc: pdfdoc.PDFDocument, name: str, content: bytes) -> object:
        stream = pdfdoc.PDFStream()
        stream.content = content
        if doc.compression:
            stream.filters = [pdfdoc.PDFZCompress]
        return doc.Reference(stream, name)


def _to_unicode(cids: dict[str, int]) -> bytes:
    lines = [f"<{cid:04X}> <{unit.encode('utf-16-be').hex()}>" for unit, cid in cids.items()]
    blocks = [lines[at : at + _CMAP_LINES] for at in range(0, len(lines), _CMAP_LINES)]
    body = [f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *body,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    ).encode()
