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
    from collections.abc import Iterator, Mapping

    import polars as pl

_PLANE_16 = (0x100000, 0x10FFFD)
_UNWANTED: Mapping[str, str] = {
    "V-CHAR-NONCHARACTER": r"[\p{Noncharacter_Code_Point}\uFEFF\uFFFD]",
    "V-CHAR-PUA-BMP": r"[\uE000-\uF8FF]",
    "V-CHAR-PUA-15": r"[\U000F0000-\U000FFFFD]",
    "V-CHAR-IVS": r"(?:\A|[^\p{Unified_Ideograph}])[\U000E0100-\U000E01EF]",
}


def character_violations(text: pl.Expr, added: range = GJ) -> Iterator[Violation]:
    """Yield the masks of values with characters that must not be linked.

    Args:
        text: the column.
        added: the code points of the GJ characters in the version of the set that applies.
    """
    for code, pattern in _UNWANTED.items():
        yield Violation(code, text.str.contains(pattern))
    first, last = code_point(chr(added.start)), code_point(chr(added.stop - 1))
    outside = text.str.contains(f"[{_outside(added)}]")
    yield Violation("V-CHAR-PUA-16", outside, {"first": first, "last": last})


def _outside(added: range) -> str:
    """Return the parts of plane 16 that hold no added character, for a character class."""
    low, high = _PLANE_16
    parts = ((low, added.start - 1), (added.stop, high))
    return "".join(rf"\x{{{a:X}}}-\x{{{b:X}}}" for a, b in parts if a <= b)
