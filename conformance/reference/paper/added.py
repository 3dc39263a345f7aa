"""What is added to the bundled font so that the names of the sample's people can be printed.

IPAexゴシック has the shapes of JIS X 0213:2004 under the sequences of Adobe-Japan1; 行政事務標準
文字 name the same shapes by sequences of Moji_Joho (MJ文字情報一覧表 006.02). A common surname
has a character that JIS X 0213 does not know; its outline is drawn here.
"""

from __future__ import annotations

from struct import pack
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfbase.ttfonts import TTFontFace

    from conformance.reference.paper.variants import Variants

SAME_SHAPES: Final[Mapping[str, str]] = {
    "葛\U000e0102": "葛\U000e0100",  # MJ022335: 曷 with ヒ, JIS X 0213 before 2004
    "葛\U000e0103": "葛",  # MJ022336
    "辻\U000e0102": "辻\U000e0100",  # MJ025760: one dot, JIS X 0213 before 2004
    "辻\U000e0103": "辻",  # MJ025761
    "邉\U000e010f": "邉",  # MJ026190
    "齋\U000e0102": "齋",  # MJ030060
}
"""Sequences by what the bundled font has of the same shape."""

_Bar = tuple[int, int, int, int]

OUTLINES: Final[Mapping[str, tuple[_Bar, ...]]] = {
    "\U00020bb7": (  # 土 above 口
        (150, 630, 850, 695),
        (467, 420, 533, 830),
        (60, 420, 940, 485),
        (185, 265, 815, 330),
        (185, -70, 255, 330),
        (745, -70, 815, 330),
        (185, -20, 815, 45),
    ),
}
"""Characters as bars (left, bottom, right, top) in thousandths of the size."""

_EM = 1000
_ON_CURVE = 1


def add_shapes(variants: Variants) -> None:
    """Add the sequences whose shape the font has under another one."""
    for sequence, same in SAME_SHAPES.items():
        base, selector = map(ord, sequence)
        glyph = variants.get((base, ord(same[1]))) if len(same) > 1 else None
        variants.setdefault((base, selector), glyph)


def add_outlines(face: TTFontFace) -> None:
    """Add the characters that are drawn here and that the font lacks.

    Their outlines stand behind the end of the file, where the positions of the last two glyphs
    added for each point; the one between them is never drawn.
    """
    outlines = face.get_table_pos("glyf")[0]
    for character, bars in OUTLINES.items():
        if ord(character) in face.charToGlyph:
            continue
        glyph = _glyph([tuple(n * face.unitsPerEm // _EM for n in bar) for bar in bars])
        at = len(face._ttf_data) - outlines  # noqa: SLF001 - has no other name
        face._ttf_data += glyph  # noqa: SLF001 - has no other name
        face.charToGlyph[ord(character)] = len(face.glyphPos)
        face.charWidths[ord(character)] = _EM
        face.glyphPos += [at, at + len(glyph)]
        face.hmetrics += [(face.unitsPerEm, 0)] * 2


def _glyph(bars: list[tuple[int, ...]]) -> bytes:
    """Return a simple glyph of rectangles (OpenType specification, table `glyf`)."""
    corners = [(x, y) for a, b, c, d in bars for x, y in ((a, b), (a, d), (c, d), (c, b))]
    xs, ys = zip(*corners, strict=True)
    head = pack(">h4h", len(bars), min(xs), min(ys), max(xs), max(ys))
    ends = pack(f">{len(bars)}H", *range(3, 4 * len(bars), 4))
    flags = bytes([_ON_CURVE]) * len(corners)  # every step in two bytes
    return _even(head + ends + pack(">H", 0) + flags + _steps(xs) + _steps(ys))


def _steps(values: tuple[int, ...]) -> bytes:
    return b"".join(pack(">h", b - a) for a, b in zip((0, *values), values, strict=False))


def _even(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % 4)
