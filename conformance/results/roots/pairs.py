"""What was expected beside what was found, leaf by leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

_NOTHING = (None, "", "None")


def leaves(value: object) -> Iterator[JsonValue]:
    """Yield the values of JSON that hold no others."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif value is None or isinstance(value, bool | int | float | str):
        yield value


def missing_keys(expected: object, found: object) -> Iterator[str]:
    """Yield the keys under which a value was expected and nothing found, in no row of several."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            if value not in _NOTHING and found.get(key) in _NOTHING:
                yield key
            yield from missing_keys(value, found.get(key))
    elif isinstance(expected, dict) and isinstance(found, list):
        rows = [one for one in found if isinstance(one, dict)]
        for key, value in expected.items():
            if value not in _NOTHING and rows and all(row.get(key) in _NOTHING for row in rows):
                yield key
    elif isinstance(expected, list) and isinstance(found, list):
        for one, other in zip(expected, found, strict=False):
            yield from missing_keys(one, other)
