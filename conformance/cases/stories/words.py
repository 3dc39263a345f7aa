"""What the inputs of rules are called in Japanese: the catalogue gives them keys, no names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_HAS = "has_"


def input_named(key: str) -> str | None:
    """Return what an input is called; None where a part of its key is not known."""
    return _words("inputs").get(key) or japanese(key)


def japanese(key: str) -> str | None:
    """Return what a key or word is called; None where a part of it is not known."""
    whole = _words("whole").get(key)
    if whole is not None:
        return whole
    if key.startswith(_HAS):
        found = japanese(key.removeprefix(_HAS))
        return found and f"{found}の有無"
    return _longest(key.split("_")) or None


def _longest(parts: list[str]) -> str:
    """Return the parts said one after another, the longest known first; empty if one is not."""
    known, said = _words("parts"), ""
    while parts:
        for length in range(len(parts), 0, -1):
            word = known.get("_".join(parts[:length]))
            if word is not None:
                said, parts = said + word, parts[length:]
                break
        else:
            return ""
    return said


@cache
def _words(part: str) -> Mapping[str, str]:
    text = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    return {str(name): str(word) for name, word in yaml.safe_load(text)[part].items()}
