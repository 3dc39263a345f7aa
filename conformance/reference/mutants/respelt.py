"""Texts as packages get them wrong: cut, folded, or without what they cannot write."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from conformance.population.traits import LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json

Spelling = Literal[
    "cut",
    "first_word",
    "two_words",
    "without_spaces",
    "without_selectors",
    "without_marks",
    "without_roman",
    "geta",
    "last_word_first",
    "nothing",
]
"""How a text is spoiled."""

_SPACE = "\u3000"
_GETA = "〓"  # what stands for a character that a font lacks
_MARKS = frozenset("'’-－‐・．.，,（）()")
_BMP = 0xFFFF


def respelt(how: Spelling, text: str) -> Json:
    """Return the text as a package writes it that fails in this way."""
    return _SPELT[how](text)


def _words(text: str) -> list[str]:
    return text.replace(" ", _SPACE).split(_SPACE)


def _selects(character: str) -> bool:
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF  # noqa: PLR2004 - the two blocks of variation selectors


def _roman(character: str) -> bool:
    plain = unicodedata.normalize("NFKC", character)
    return plain.isascii() and plain.isalpha()


def _without(unwanted: Callable[[str], bool]) -> Callable[[str], Json]:
    return lambda text: "".join(c for c in text if not unwanted(c)).strip(_SPACE) or None


_SPELT: Final[Mapping[Spelling, Callable[[str], Json]]] = MappingProxyType(
    {
        "cut": lambda text: text[:LONG].rstrip(_SPACE),
        "first_word": lambda text: _words(text)[0],
        "two_words": lambda text: _SPACE.join(_words(text)[:2]),
        "without_spaces": lambda text: "".join(_words(text)),
        "without_selectors": _without(_selects),
        "without_marks": _without(_MARKS.__contains__),
        "without_roman": _without(_roman),
        "geta": lambda text: "".join(_GETA if ord(c) > _BMP else c for c in text),
        "last_word_first": lambda text: _SPACE.join([_words(text)[-1], *_words(text)[:-1]]),
        "nothing": lambda _text: None,
    }
)
