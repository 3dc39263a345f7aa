"""How a value is shown to people: harmless to a terminal, short, or as its mere shape."""

from __future__ import annotations

import unicodedata

import regex  # type: ignore[import-untyped]  # for \p classes; ships no types

_UNSAFE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD\U000E0100-\U000E01EF]")
_LONGEST = 60
_SHAPES = (
    (regex.compile(r"[0-9]"), "9"),
    (regex.compile(r"[A-Za-z]"), "A"),
    (regex.compile(r"[０-９]"), "９"),
    (regex.compile(r"[Ａ-Ｚａ-ｚ]"), "Ａ"),
    (regex.compile(r"[\uFF66-\uFF9F]"), "ｱ"),
    (regex.compile(r"[\u30A1-\u30FA]"), "ア"),
    (regex.compile(r"[\u3041-\u3096]"), "あ"),
    (regex.compile(r"\p{Ideographic}"), "漢"),
    (regex.compile(r"[\p{L}\p{N}]"), "x"),
)


def shown(text: str) -> str:
    """Return `text` in quotes, at most 60 long, unsafe characters as `<U+XXXX>`."""
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    safe = _UNSAFE.sub(lambda found: f"<{code_point(found[0])}>", short)
    return f"「{safe}」"


def shape(text: str) -> str:
    """Return what kinds of characters stand in `text`, without the characters themselves.

    Digits become 9, letters A, katakana ア and so on; width is kept, for width is often the fault.
    """
    masked = text
    for kind, sign in _SHAPES:
        masked = kind.sub(sign, masked)
    return masked


def code_point(character: str) -> str:
    """Return `U+XXXX` for one character."""
    return f"U+{ord(character):04X}"


def named(character: str) -> str:
    """Return `U+XXXX NAME`; characters without a name give only the number."""
    name = unicodedata.name(character, "")
    return f"{code_point(character)} {name}".rstrip()
