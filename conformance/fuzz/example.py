"""A request body as evidence: its form and keys, and of every value only the shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.values.shown import shape

if TYPE_CHECKING:
    from conformance.findings import Json

_SHOWN = 400  # characters of an example
_LONGEST = 24  # characters of one value


def example(content: bytes | None) -> Json:
    """Return a body in short; the words "not JSON" for one that is none, None without a body."""
    if content is None:
        return None
    try:
        shaped = _shaped(json.loads(content))
    except (ValueError, RecursionError):
        return "not JSON"
    text = json.dumps(shaped, ensure_ascii=False)
    return shaped if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _shaped(value: Json) -> Json:
    if isinstance(value, dict):
        return {_key(name): _shaped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shaped(inner) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    text = shape(str(value))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else shape(name)
