"""Lists such as an office can enter: empty, or one thing twice, only where examples show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.findings import Json

_NAMES: Final = re.compile(r"^(atena|id|no|number|key)$|_(number|id|no)$")
"""Members of an object by which it is told from the others in its list."""


class Lists:
    """Says which lists can be entered; the worked examples show what may be."""

    def __init__(self, examples: Sequence[Mapping[str, Json]]) -> None:
        self._empty = {path for one in examples for path, found in _lists(one) if not found}
        self._twice = {path for one in examples for path in _repeated(one)}

    def __call__(self, facts: Mapping[str, Json]) -> bool:
        """Return whether no list is empty, and none holds one thing twice, that never is so."""
        empty = {path for path, found in _lists(facts) if not found}
        return empty <= self._empty and set(_repeated(facts)) <= self._twice


def _repeated(value: Json | Mapping[str, Json]) -> Iterator[str]:
    """Yield the paths of plain members, and of names of objects, that stand twice in a list."""
    for path, found in _lists(value):
        plain = [repr(one) for one in found if not isinstance(one, dict | list)]
        if len(set(plain)) < len(plain):
            yield path
        objects = [one for one in found if isinstance(one, dict)]
        for name in {name for one in objects for name in one if _NAMES.search(name)}:
            named = [repr(one[name]) for one in objects if one.get(name) is not None]
            if len(set(named)) < len(named):
                yield f"{path}.{name}"


def _lists(value: Json | Mapping[str, Json], path: str = "") -> Iterator[tuple[str, list[Json]]]:
    if isinstance(value, list):
        yield path, value
        for one in value:
            yield from _lists(one, path)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _lists(one, f"{path}.{name}".lstrip("."))
