"""What every code means and what to do about it, wherever its sentences stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ROOMS = ("conformance.values", "conformance.tables", "conformance.forms")
"""Rooms that keep the sentences of their own codes, as `expected` and `remedy`."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its meaning and its remedy.

    `expected`: the meaning is what the specification asks for; a code of this kind says it is not
    so. Places such as `{limit}` stand for facts of a case.
    """

    name: str
    meaning: Words
    remedy: Words
    expected: bool = False


@cache
def codes() -> Mapping[str, Code]:
    """Return every code by name: findings, refusals, causes, errors."""
    found = {
        name: Code(name, Words(**parts["meaning"]), Words(**parts["remedy"]))
        for name, parts in _table("conformance.report", "codes.yaml").items()
    }
    for room in _ROOMS:
        for name, parts in _table(room, "messages.yaml").items():
            expected, remedy = Words(**parts["expected"]), Words(**parts["remedy"])
            found.setdefault(name, Code(name, expected, remedy, expected=True))
    return found


def _table(room: str, name: str) -> dict[str, dict[str, dict[str, str]]]:
    text = files(room).joinpath(name).read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe one
    return table
