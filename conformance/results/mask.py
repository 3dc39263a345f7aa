"""Masking: what the harness itself made may be shown, everything else only by its shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.values.shown import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json

_SHORT = 24  # codes, keys and words of the contract; longer unknown text is masked
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.:/-]*|[A-Z][0-9]{4}")
_STANDS_FOR = re.compile(r"\{[A-Za-z_]\w*\}|\(volatile\)|\(issued\)")  # for what is not shown
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?(T[0-9:+-]+)?")
_CODE = re.compile(r"[0-9]{1,3}")
_KEY = re.compile(r"[a-z][a-z0-9_]*=")


def strings_in(value: Json) -> Iterable[str]:
    """Return every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def mask(value: Json, known: frozenset[str]) -> Json:
    """Return the value with every text that is neither known nor impersonal shown by its shape.

    Impersonal are dates, months, short codes, keys and words of the contract, numbers and flags.
    Integers of more than nine digits are masked like text.
    """
    if isinstance(value, dict):
        return {key: mask(inner, known) for key, inner in value.items()}
    if isinstance(value, list):
        return [mask(inner, known) for inner in value]
    if isinstance(value, str):
        return value if _harmless(value, known) else shape(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**9:
        return shape(str(value))
    return value


def _harmless(text: str, known: frozenset[str]) -> bool:
    if (
        text in known
        or _STANDS_FOR.fullmatch(text)
        or _DATE.fullmatch(text)
        or _CODE.fullmatch(text)
    ):
        return True
    if len(text) <= _SHORT and _PLAIN.fullmatch(text):
        return True
    return bool(_KEY.match(text)) and all(
        part.partition("=")[2] in known or _harmless(part.partition("=")[2] or "a", known)
        for part in text.split(",")
    )
