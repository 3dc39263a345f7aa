"""Whether the characters of a text may be linked: 文字要件 of データ要件・連携要件標準仕様書.

行政事務標準文字 are the MJ characters (Unicode with Moji_Joho variation sequences) and the added
GJ characters in private use of plane 16; besides them stands JIS X 0213. The set is data with a
version (`conformance.values.repertoire`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # for Unified_Ideograph; ships no types

from conformance.values.problem import Problem, problem
from conformance.values.repertoire import PLANE_16, Repertoire, class_of, repertoire, without
from conformance.values.shown import character_name, code_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.words import Fact

KANA_UNCONFIRMED = "ヰヱヮヵヶヷヸヹヺ"
"""Katakana of which no source seen says whether a フリガナ may hold them."""

_RULES = (
    ("V-CHAR-CONTROL", regex.compile(r"\p{Cc}")),
    ("V-CHAR-NONCHARACTER", regex.compile(r"[\p{Noncharacter_Code_Point}\p{Cs}\uFEFF\uFFFD]")),
    ("V-CHAR-PUA-BMP", regex.compile(r"[\uE000-\uF8FF]")),
    ("V-CHAR-PUA-15", regex.compile(r"[\U000F0000-\U000FFFFD]")),
    ("V-CHAR-IVS", regex.compile(r"(?<!\p{Unified_Ideograph})[\U000E0100-\U000E01EF]")),
)
_KANA_NAME = regex.compile(r"[\u30A1-\u30FAー]+(?:\u3000[\u30A1-\u30FAー]+)*")
_NAME = regex.compile(r"[^\p{White_Space}]+(?:\u3000[^\p{White_Space}]+)*")


def check_characters(text: str, *, allowed: Repertoire | None = None) -> Problem | None:
    """Return the first thing in `text` that must not be linked; None when all may be.

    Args:
        text: a value as it stood in the file or message.
        allowed: the set of characters that applies; the bundled one where nothing is said.
    """
    for code, unwanted in _RULES:
        found = unwanted.search(text)
        if found is not None:
            return problem(
                code, text, position=found.start() + 1, character=character_name(found[0])
            )
    return None if text.isascii() else _not_in(allowed or repertoire(), text)


def _not_in(allowed: Repertoire, text: str) -> Problem | None:
    if allowed.characters.issuperset(text):  # selectors are none of them
        return None
    facts = set_facts(allowed)
    for code, pattern in set_patterns(allowed).items():
        found = _compiled(pattern).search(text)
        if found is not None:
            at, character = found.start() + 1, " ".join(map(code_point, found[0]))
            return problem(code, text, position=at, character=character, **facts[code])
    return None


def set_patterns(allowed: Repertoire) -> Mapping[str, str]:
    """Return what a set does not allow, by code, in the order in which a value is judged.

    The patterns are read alike by Rust, Java and `regex`.
    """
    return {
        "V-CHAR-PUA-16": f"[{class_of(without([PLANE_16], allowed.added))}]",
        "V-CHAR-IVS-UNREGISTERED": allowed.unregistered,
        "V-CHAR-SET": allowed.outside,
    }


def set_facts(allowed: Repertoire) -> Mapping[str, Mapping[str, Fact]]:
    """Return what fills the sentences of the codes of a set."""
    ends = [code_point(chr(p)) for r in allowed.added for p in r] or ["-"]
    return {
        "V-CHAR-PUA-16": {"first": ends[0], "last": ends[-1]},
        "V-CHAR-IVS-UNREGISTERED": {"set": allowed.key},
        "V-CHAR-SET": {"set": allowed.key},
    }


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def check_kana_name(text: str) -> Problem | None:
    """Return what is wrong with the フリガナ of a name: katakana, its parts one U+3000 apart."""
    return None if _KANA_NAME.fullmatch(text) else problem("V-KANA-NAME", text)


def doubt_kana_name(text: str) -> Problem | None:
    """Return the first katakana of which it is not confirmed that a フリガナ may hold it."""
    for position, character in enumerate(text, start=1):
        if character in KANA_UNCONFIRMED:
            return problem(
                "V-KANA-UNCONFIRMED", text, position=position, character=character_name(character)
            )
    return None


def check_name_space(text: str) -> Problem | None:
    """Return what is wrong with the spaces of a name: one U+3000 between parts, no other."""
    return None if _NAME.fullmatch(text) else problem("V-NAME-SPACE", text)
