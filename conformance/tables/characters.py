"""Characters that may not be linked, as masks: as `conformance.values.characters`, by column.

文字要件 of データ要件・連携要件標準仕様書: no gaiji in private use, except in plane 16 the added
characters (GJ) of 行政事務標準文字; registered variation sequences; no character outside the set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.violation import Violation
from conformance.values.characters import set_facts, set_patterns
from conformance.values.repertoire import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.values.repertoire import Repertoire

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

_SELECTORS = (0xE0100, 0xE01EF)
_NO_CHARACTERS = (  # noncharacters of every plane, the byte order mark, the replacement character
    (0xFDD0, 0xFDEF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
)
_PUA_BMP, _PUA_15 = (0xE000, 0xF8FF), (0xF0000, 0xFFFFD)


_STRUCTURE: Mapping[str, str] = {
    "V-CHAR-NONCHARACTER": f"[{class_of(_NO_CHARACTERS)}]",
    "V-CHAR-PUA-BMP": f"[{class_of([_PUA_BMP])}]",
    "V-CHAR-PUA-15": f"[{class_of([_PUA_15])}]",
    "V-CHAR-IVS": rf"(?:\A|[^{class_of(IDEOGRAPHS)}])[{class_of([_SELECTORS])}]",
}
"""What must not be found in whatever set, by code, in the order in which a value is judged."""


def character_violations(text: nw.Expr, allowed: Repertoire) -> Iterator[Violation]:
    """Yield the masks of values of the column with characters that must not be linked."""
    facts = set_facts(allowed)
    for code, pattern in {**_STRUCTURE, **set_patterns(allowed)}.items():
        yield Violation(code, text.str.contains(pattern), facts.get(code, {}))


def odd_column(key: str, allowed: Repertoire) -> nw.Expr:
    """Return the column that says where a text has a control, a selector or a character outside."""
    return nw.col(key).str.contains(allowed.suspicious).alias(odd_name(key))


def is_odd(key: str) -> nw.Expr:
    """Return the column that `odd_column` makes."""
    return nw.col(odd_name(key))


def odd_name(key: str) -> str:
    """Return what that column is called."""
    return f"{key}#odd"


def common_letters(allowed: Repertoire) -> str:
    """Return the characters of JIS X 0208 in the set: nearly all that stand in texts."""
    points = (c for a, b in allowed.plain for c in range(a, b + 1))
    return "".join(chr(c) for c in points if chr(c).encode("shift_jis", "ignore"))
