"""Characters that may not be linked, as masks: as `conformance.values.characters`, by column.

文字要件 of データ要件・連携要件標準仕様書: no gaiji in private use, except in plane 16 the added
characters (GJ) of 行政事務標準文字.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.violation import Violation
from conformance.values.characters import GJ
from conformance.values.shown import code_point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import narwhals as nw

    from conformance.values.words import Fact

Range = tuple[int, int]

IDEOGRAPHS: tuple[Range, ...] = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    *((c, c) for c in (0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24)),
    (0xFA27, 0xFA29),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81E),
    (0x2B820, 0x2CEAD),
    (0x2CEB0, 0x2EBE0),
    (0x2EBF0, 0x2EE5D),
    (0x30000, 0x3134A),
    (0x31350, 0x33479),
)
"""Unified_Ideograph of Unicode, spelt out since not every engine knows the property."""

_PLANE_16 = (0x100000, 0x10FFFD)
_SELECTORS = (0xE0100, 0xE01EF)
_NO_CHARACTERS = (  # noncharacters of every plane, the byte order mark, the replacement character
    (0xFDD0, 0xFDEF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
)
_PUA_BMP, _PUA_15 = (0xE000, 0xF8FF), (0xF0000, 0xFFFFD)


def character_violations(text: nw.Expr, added: range = GJ) -> Iterator[Violation]:
    """Yield the masks of values with characters that must not be linked.

    Args:
        text: the column.
        added: the code points of the GJ characters in the version of the set that applies.
    """
    first, last = code_point(chr(added.start)), code_point(chr(added.stop - 1))
    facts: Mapping[str, Mapping[str, Fact]] = {"V-CHAR-PUA-16": {"first": first, "last": last}}
    for code, pattern in _unwanted(added).items():
        yield Violation(code, text.str.contains(pattern), facts.get(code, {}))


def suspicious_characters(added: range = GJ) -> str:
    """Return a pattern found in every text with an unwanted character, and in few others."""
    loose = (*_NO_CHARACTERS, _PUA_BMP, _PUA_15, _SELECTORS, *_outside(added))
    return f"[{_class(loose)}]"


def _unwanted(added: range) -> Mapping[str, str]:
    """Return what must not be found, by code, in the order in which a value is judged."""
    return {
        "V-CHAR-NONCHARACTER": f"[{_class(_NO_CHARACTERS)}]",
        "V-CHAR-PUA-BMP": f"[{_class([_PUA_BMP])}]",
        "V-CHAR-PUA-15": f"[{_class([_PUA_15])}]",
        "V-CHAR-IVS": rf"(?:\A|[^{_class(IDEOGRAPHS)}])[{_class([_SELECTORS])}]",
        "V-CHAR-PUA-16": f"[{_class(_outside(added))}]",
    }


def _outside(added: range) -> tuple[Range, ...]:
    """Return the parts of plane 16 that hold no added character."""
    low, high = _PLANE_16
    parts = ((low, added.start - 1), (added.stop, high))
    return tuple((a, b) for a, b in parts if a <= b)


def _class(ranges: Iterable[Range]) -> str:
    return "".join(rf"\x{{{a:X}}}-\x{{{b:X}}}" for a, b in ranges)
