"""One form for text that people read as the same: width, kana, case, spaces, hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import jaconv

_DROPPED = re.compile(r"[\s\\\-‐-―−ーｰ－_.,/・･（）()「」:]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SHORT = 4096
LEAST = 4
"""Characters from which a normal form is told apart from chance."""


def normal(text: str) -> str:
    """Return the text in the form in which traces are compared; idempotent."""
    if text.isascii():
        return _DROPPED.sub("", text.lower())
    return _folded_again(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", text))
    kana = str(jaconv.hira2kata(plain))
    narrow = _DROPPED.sub("", unicodedata.normalize("NFKC", kana.casefold()))
    return unicodedata.normalize("NFKC", narrow)  # what stood apart may now be one character


_folded_again = lru_cache(maxsize=2048)(_folded)
"""Answers about the same rows come again; long ones are not kept."""


def telling(text: str) -> bool:
    """Say whether a text can be recognised wherever it stands."""
    return len(normal(text)) >= LEAST
