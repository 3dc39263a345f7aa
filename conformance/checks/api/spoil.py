"""Values that break one thing about a parameter: its characters, its fixed length, its maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from conformance.catalog.models.api import Parameter

_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "　"})
_HALF_OF_TEXT = "A"
_SEEDS = range(5)  # enough synthetic values to see whether an identifier varies in length
_WIDTH_TYPES = frozenset({"X", "N", "9", "DATE"})
_FILL = {"X": "1", "N": "字"}


def has_width(parameter: Parameter) -> bool:
    """Say whether the parameter's type says which characters it takes."""
    return parameter.type in _WIDTH_TYPES


def in_wrong_width(parameter: Parameter, lawful: str) -> str:
    """Return as many characters of the other width: full for X, 9 and DATE, half for N."""
    if parameter.type == "N":
        return _HALF_OF_TEXT * len(lawful)
    return lawful.translate(_WIDE)


def is_fixed(parameter: Parameter) -> bool:
    """Say whether every value has the parameter's digits: an identifier that never varies.

    The specification says that some items are fixed, not which; a law or the form of the
    identifier does.
    """
    kind = registered().get(parameter.identifier or "")
    if kind is None or parameter.type != "X":
        return False
    made = [kind.generate(seed) for seed in _SEEDS]
    return all(len(text) == parameter.digits and kind.check(text[:-1]) is not None for text in made)


def at_wrong_length(lawful: str) -> tuple[str, str]:
    """Return the value with one character less and with one more."""
    return lawful[:-1], lawful + lawful[-1]


def has_maximum(parameter: Parameter) -> bool:
    """Say whether the parameter is text with a maximum that is not its fixed length."""
    closed = bool(parameter.values)
    text = parameter.type in _FILL and parameter.digits is not None
    return text and not closed and not is_fixed(parameter)


def too_long(parameter: Parameter) -> str:
    """Return one character more than the parameter's digits, of the right kind."""
    return _FILL[parameter.type] * ((parameter.digits or 0) + 1)
