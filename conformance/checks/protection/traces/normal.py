"""One form for text that people read as the same: width, kana, case, spaces, hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import jaconv

_UNSEEN = r"\x01-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Controls and marks of format: no reader sees them. NUL keeps runs apart and stays."""
_DROPPED = re.compile(rf"[\s\\\-‐-―−ーｰ－_.,/・･（）()「」:;|*`{_UNSEEN}]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_HIRAGANA = re.compile("[ぁ-ゖゝゞ]+")
_SHORT = 4096
LEAST = 4
"""Characters from which a normal form is told apart from chance."""
LEAST_DIGITS = 6
"""The same of figures alone, of which every answer is full: numbers, days, amounts, counters."""


def normal(text: str) -> str:
    """Return the text in the form in which traces are compared; idempotent."""
    if text.isascii():
        return _DROPPED.sub("", text.lower())
    return _folded_again(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", text))
    folded = _HIRAGANA.sub(_katakana, plain).casefold()
    # Folding takes letters apart, and what stood apart may now be one character.
    return unicodedata.normalize("NFKC", _DROPPED.sub("", folded))


def _katakana(hiragana: re.Match[str]) -> str:
    return str(jaconv.hira2kata(hiragana[0]))


_folded_again = lru_cache(maxsize=2048)(_folded)
"""Answers about the same rows come again; long ones are not kept."""


def telling(text: str) -> bool:
    """Say whether a text can be recognised wherever it stands."""
    form = normal(text)
    return len(form) >= (LEAST_DIGITS if form.isdigit() else LEAST)
