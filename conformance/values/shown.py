"""How a value is shown to people: harmless to a terminal, short, or as its mere shape."""

from __future__ import annotations

import unicodedata

import regex  # type: ignore[import-untyped]  # for \p classes; ships no types

_UNSAFE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD\U000E0100-\U000E01EF]")
_LONGEST = 60
_SHAPES = {
    "[0-9]": "9",
    "[A-Za-z]": "A",
    "[０-９]": "９",
    "[Ａ-Ｚａ-ｚ]": "Ａ",
    r"[\uFF66-\uFF9F]": "ｱ",
    r"[\u30A1-\u30FA]": "ア",
    r"[\u3041-\u3096]": "あ",
    r"\p{Ideographic}": "漢",
    r"\p{Co}": "漢",  # 外字
    r"[\p{L}\p{N}\p{M}\p{So}\p{Sk}\p{Cn}]": "x",
}
_KIND = regex.compile("|".join(f"({kind})" for kind in _SHAPES))
_SIGNS = tuple(_SHAPES.values())


def quoted_text(text: str) -> str:
    """Return `text` in quotes, at most 60 long, unsafe characters as `<U+XXXX>`."""
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    safe: str = _UNSAFE.sub(lambda found: f"<{code_point(found[0])}>", short)
    return f"「{safe}」"


def shape(text: str) -> str:
    """Return what kinds of characters stand in `text`, without the characters themselves.

    Digits become 9, letters A, katakana ア and so on; width is kept, for width is often the fault.
    """
    masked: str = _KIND.sub(lambda found: _SIGNS[found.lastindex - 1], text)
    return masked


def code_point(character: str) -> str:
    """Return `U+XXXX` for one character."""
    return f"U+{ord(character):04X}"


def character_name(character: str) -> str:
    """Return `U+XXXX NAME`; characters without a name give only the number."""
    name = unicodedata.name(character, "")
    return f"{code_point(character)} {name}".rstrip()
