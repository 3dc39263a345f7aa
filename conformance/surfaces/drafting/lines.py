"""YAML with remarks: values in flow form, one line an entry, a remark where a person must look."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.surfaces.drafting.assign import Match

_PLAIN = re.compile(
    r"[A-Za-z_\u3040-\u30ff\u4e00-\u9fff][\w\u3040-\u30ff\u4e00-\u9fff/.+*()（）-]*"
)
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_CHECK = "要確認 / to check"


def flow(value: object) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def entry(depth: int, key: str, value: object = None, remark: str = "") -> str:
    """Return one line `key: value  # remark`; without value the key of what follows."""
    text = "  " * depth + f"{flow(key)}:" + ("" if value is None else f" {flow(value)}")
    return f"{text} # {remark}" if remark else text


def element(depth: int, value: object, remark: str = "") -> str:
    """Return one element of a list."""
    text = "  " * depth + f"- {flow(value)}"
    return f"{text} # {remark}" if remark else text


def comment(depth: int, text: str) -> str:
    """Return a line that is a remark alone; line breaks of a document cannot leave it."""
    return "  " * depth + "# " + " ".join(text.split())


def doubt(match: Match) -> str:
    """Return the remark for a match: nothing for a sure one, else its score and the candidates."""
    if match.sure:
        return ""
    others = "".join(f", {name} {score:.2f}" for name, score in match.others)
    return " ".join(f"{_CHECK} {match.score:.2f}: {match.right}{others}".split())


def todo(what: str) -> str:
    """Return the remark that something is to be filled in."""
    return " ".join(f"要記入 / fill in: {what}".split())
