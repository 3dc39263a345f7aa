"""Whether the characters of a text may be linked: 文字要件 of データ要件・連携要件標準仕様書.

行政事務標準文字 are the MJ characters (Unicode with Moji_Joho variation sequences) and the added
GJ characters in private use of plane 16. Whether a sequence is registered is not judged here: that
needs the MJ list as data.
"""

from __future__ import annotations

import regex  # type: ignore[import-untyped]  # for Unified_Ideograph; ships no types

from conformance.values.problem import Problem, problem
from conformance.values.shown import code_point, named

GJ = range(0x100000, 0x100000 + 9420)
"""GJ000001 to GJ009420, the added characters of the font set of 2026-08-18."""

KANA_UNCONFIRMED = "ヰヱヮヵヶヷヸヹヺ"
"""Katakana of which no source seen says whether a フリガナ may hold them."""

_PLANE_16 = regex.compile(r"[\U00100000-\U0010FFFD]")
_RULES = (
    ("V-CHAR-CONTROL", regex.compile(r"\p{Cc}")),
    ("V-CHAR-NONCHARACTER", regex.compile(r"[\p{Noncharacter_Code_Point}\p{Cs}\uFEFF\uFFFD]")),
    ("V-CHAR-PUA-BMP", regex.compile(r"[\uE000-\uF8FF]")),
    ("V-CHAR-PUA-15", regex.compile(r"[\U000F0000-\U000FFFFD]")),
    ("V-CHAR-IVS", regex.compile(r"(?<!\p{Unified_Ideograph})[\U000E0100-\U000E01EF]")),
)
_KANA_NAME = regex.compile(r"[\u30A1-\u30FAー]+(?:\u3000[\u30A1-\u30FAー]+)*")
_NAME = regex.compile(r"[^\p{White_Space}]+(?:\u3000[^\p{White_Space}]+)*")


def check(text: str, *, added: range = GJ) -> Problem | None:
    """Return the first character of `text` that must not be linked; None when all may.

    Args:
        text: a value as it stood in the file or message.
        added: the code points of the GJ characters in the version of the set that applies.
    """
    for code, unwanted in _RULES:
        found = unwanted.search(text)
        if found is not None:
            return problem(code, text, position=found.start() + 1, character=named(found[0]))
    return _outside_added(text, added)


def _outside_added(text: str, added: range) -> Problem | None:
    for found in _PLANE_16.finditer(text):
        if ord(found[0]) not in added:
            first, last = code_point(chr(added.start)), code_point(chr(added.stop - 1))
            at, character = found.start() + 1, code_point(found[0])
            return problem(
                "V-CHAR-PUA-16", text, position=at, character=character, first=first, last=last
            )
    return None


def check_kana_name(text: str) -> Problem | None:
    """Return what is wrong with the フリガナ of a name: katakana, its parts one U+3000 apart."""
    return None if _KANA_NAME.fullmatch(text) else problem("V-KANA-NAME", text)


def doubt_kana_name(text: str) -> Problem | None:
    """Return the first katakana of which it is not confirmed that a フリガナ may hold it."""
    for position, character in enumerate(text, start=1):
        if character in KANA_UNCONFIRMED:
            return problem(
                "V-KANA-UNCONFIRMED", text, position=position, character=named(character)
            )
    return None


def check_name_space(text: str) -> Problem | None:
    """Return what is wrong with the spaces of a name: one U+3000 between parts, no other."""
    return None if _NAME.fullmatch(text) else problem("V-NAME-SPACE", text)
