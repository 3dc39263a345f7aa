"""A badge: one small SVG that says how a release stands, with words and not by colour alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from conformance.register.standing import SIGNS, WORDS
from conformance.report.shown import clean, cut
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.register.entries import RegisterEntry
    from conformance.values.words import Language

_COLOURS: Final = {"conformant": "#0b6130", "not_conformant": "#a40e26"}
_OPEN = "#7a4b00"
_LABEL = Bilingual("標準準拠", "標準準拠 conformance")
_PART = Bilingual("（一部）", " (in part)")
_SAMPLE = Bilingual("（見本）", " (sample)")
_WIDE, _NARROW, _PAD = 12, 7, 8
_LONGEST = 40

_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="22" role="img" aria-label="{text}">
<title>{text}</title>
<rect width="{left}" height="22" fill="#3a434c"/><rect x="{left}" width="{right}" height="22" \
fill="{colour}"/>
<g fill="#fff" font-family="Noto Sans JP,Noto Sans CJK JP,Hiragino Sans,Meiryo,sans-serif" \
font-size="12">
<text x="{pad}" y="15">{label}</text><text x="{at}" y="15">{said}</text>
</g>
</svg>
"""


def badge(entry: RegisterEntry, lang: Language) -> str:
    """Return the badge of a release; a part, or the sample package, is said as such."""
    word = WORDS[entry.standing].spoken(lang).split("（")[0].split(" (")[0]
    more = _PART.spoken(lang) if entry.narrowed else ""
    if entry.sample_package or entry.seeded_fault:
        more += _SAMPLE.spoken(lang)
    said = f"{SIGNS[entry.standing]} {cut(clean(entry.release), _LONGEST)} {word}{more}"
    label = _LABEL.spoken(lang)
    left, right = _width(label), _width(said)
    return _SVG.format(
        whole=left + right,
        left=left,
        right=right,
        colour=_colour(entry),
        pad=_PAD,
        at=left + _PAD,
        label=_text(label),
        said=_text(said),
        text=_text(f"{label}: {said}"),
    )


def _colour(entry: RegisterEntry) -> str:
    """Return green for what conforms as a whole and is a product; a part is never green."""
    if entry.standing == "conformant" and entry.limited:
        return _OPEN
    return _COLOURS.get(entry.standing, _OPEN)


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return wide * _WIDE + (len(text) - wide) * _NARROW + 2 * _PAD


def _text(text: str) -> str:
    return escape(text, {'"': "&quot;"})
