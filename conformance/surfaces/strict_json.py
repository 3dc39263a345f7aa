"""JSON as two readers cannot read it differently (RFC 8259, I-JSON): or else why it is not."""

from __future__ import annotations

import json
import math
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from conformance.findings import Json

    _Holder = dict[str, Json] | list[Json]

DEEPEST = 64
"""Levels of nesting; the deepest agreed body has six."""

NESTED: Final = "nested too deeply"
TWICE: Final = "a name stands twice in one object"
"""Why bytes are not taken that are JSON to other readers."""


class _RefusedError(ValueError):
    """The text is JSON that is not taken; says why."""


def parse(content: bytes, deepest: int = DEEPEST) -> tuple[Json, str]:
    """Return the value and "", or None and why the bytes are not taken as JSON.

    Taken is UTF-8 (a byte order mark is passed over) without a name twice in one object, without
    NaN, infinite numbers or halves of characters, nested at most `deepest` levels. The reason
    never quotes a value.
    """
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None, "not UTF-8"
    try:
        value: Json = _DECODER.decode(text)
    except _RefusedError as error:
        return None, str(error)
    except RecursionError:
        return None, NESTED
    except ValueError:
        return None, "not JSON" if text.strip() else "empty"
    if _deep(value, text, deepest):
        return None, NESTED
    return (None, "half a character") if _halved(value, text) else (value, "")


def _deep(value: Json, text: str, deepest: int) -> bool:
    if text.count("[") + text.count("{") <= deepest:
        return False
    level = _holders([value])
    for _ in range(deepest):
        level = [inner for one in level for inner in _holders(one)]
    return bool(level)


def _halved(value: Json, text: str) -> bool:
    """Say whether a text holds one half of a surrogate pair, which no file can hold."""
    if _SURROGATE.search(text) is None:
        return False
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _holders(value: _Holder) -> list[_Holder]:
    """Return the objects and lists inside an object or a list."""
    inside = value.values() if isinstance(value, dict) else value
    return [one for one in inside if isinstance(one, dict | list)]


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError(TWICE)
    return found


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _RefusedError(_NOT_FINITE)
    return value


def _constant(text: str) -> float:
    del text
    raise _RefusedError(_NOT_FINITE)


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_FINITE = "a number that is not finite"
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
