"""Places in a vendor's object: `honnin.renraku[0].tel`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Json

Path = tuple[str | int, ...]
_PART = re.compile(r"([^.\[\]]+)|\[(\d{1,3})\]")
FORM = re.compile(r"[^.\[\]]+(\[\d{1,3}\])*(\.[^.\[\]]+(\[\d{1,3}\])*)*")
_ABSENT = object()


def path_of(text: str) -> Path:
    """Return a dotted path as its parts; numbers in brackets are places in a list."""
    return tuple(name or int(index) for name, index in _PART.findall(text))


def put(target: dict[str, Json], path: Path, value: Json) -> None:
    """Set a value at a path, making the objects and lists on the way."""
    at: Json = target
    for step, following in pairwise(path):
        at = _enter(at, step, [] if isinstance(following, int) else {})
    _set(at, path[-1], value)


def take(source: Json, path: Path) -> tuple[bool, Json]:
    """Return whether there is something at a path, and what."""
    at: object = source
    for step in path:
        at = _child(at, step)
        if at is _ABSENT:
            return False, None
    return True, at  # type: ignore[return-value]  # a part of JSON is JSON


def _child(at: object, step: str | int) -> object:
    if isinstance(step, int):
        if isinstance(at, list):
            return at[step] if step < len(at) else _ABSENT
        return at if step == 0 and at is not None else _ABSENT  # XML: one element is no list
    return at.get(step, _ABSENT) if isinstance(at, dict) else _ABSENT


def _enter(at: Json, step: str | int, new: Json) -> Json:
    found, inner = take(at, (step,))
    if found and isinstance(inner, (dict, list)):
        return inner
    _set(at, step, new)
    return new


def _set(at: Json, step: str | int, value: Json) -> None:
    if isinstance(at, list) and isinstance(step, int):
        at.extend([None] * (step + 1 - len(at)))
        at[step] = value
    elif isinstance(at, dict) and isinstance(step, str):
        at[step] = value
