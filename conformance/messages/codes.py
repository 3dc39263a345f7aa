"""What every code means, in which words it is told, and what to do about it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from conformance.catalog.parsed import read_json
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json

_OWN: Final = ("conformance.messages", "codes.yaml")
_ROOMS: Final = ("conformance.values", "conformance.tables", "conformance.forms")
"""Rooms that keep the sentences of their own codes, as `expected` and `remedy`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """How a code is told of a case: `{places}` stand for facts of it. `to_do` may say nothing."""

    told: Bilingual
    to_do: Bilingual

    def outline(self) -> Bilingual:
        """Return how it is told of any case: `…` for each fact."""
        return Bilingual(_outline(self.told.ja), _outline(self.told.en))


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its meaning and its remedy.

    `expected`: the meaning is what the specification asks for; a code of this kind says it is not
    so. Places such as `{limit}` stand for facts of a case. `sentences`: how it is told, by form;
    the form of the only one is "".
    """

    name: str
    meaning: Bilingual
    remedy: Bilingual
    expected: bool = False
    sentences: Mapping[str, Sentence] = field(default_factory=dict)


@cache
def codes() -> Mapping[str, Code]:
    """Return every code by name: findings, refusals, causes, errors."""
    found = dict(_own())
    for room in _ROOMS:
        for name, parts in _table(room, "messages.yaml").items():
            expected, remedy = _words(parts["expected"]), _words(parts["remedy"])
            found.setdefault(name, Code(name, expected, remedy, expected=True))
    return found


@cache
def sentence(code: str, form: str = "") -> Sentence:
    """Return how a code is told; `KeyError` of a code or form that there is not."""
    return _own()[code].sentences[form]


@cache
def _own() -> Mapping[str, Code]:
    return {name: _code(name, parts) for name, parts in _table(*_OWN).items()}


def _code(name: str, parts: Mapping[str, Json]) -> Code:
    forms = parts.get("forms")
    given = forms if isinstance(forms, dict) else {"": dict(parts)} if "told" in parts else {}
    sentences = {form: _sentence(one) for form, one in given.items() if isinstance(one, dict)}
    return Code(name, _words(parts["meaning"]), _words(parts["remedy"]), sentences=sentences)


def _sentence(parts: Mapping[str, Json]) -> Sentence:
    return Sentence(_words(parts["told"]), _words(parts.get("to_do", {"ja": "", "en": ""})))


def _outline(text: str) -> str:
    parts = Formatter().parse(text)
    return "".join(kept + ("" if place is None else "…") for kept, place, _, _ in parts)


def _words(both: Json) -> Bilingual:
    if not isinstance(both, dict) or both.keys() != {"ja", "en"}:
        msg = f"not said in both languages: {both}"
        raise ValueError(msg)
    return Bilingual(str(both["ja"]), str(both["en"]))


def _table(room: str, name: str) -> dict[str, dict[str, Json]]:
    table: dict[str, dict[str, Json]] = json.loads(read_json(Path(str(files(room) / name))))
    return table
