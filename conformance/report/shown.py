"""Values as people read them: one line, nothing that can forge a line, a colour or a direction."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from conformance.results.answered import AnsweredModel

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.results.answered import ShownModel

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet may take for a formula; in Japanese also in full width."""

_HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


_COMMAND = re.compile(r"(?:^\s*|(?<=\n)\s*)::(?=[A-Za-z])|##(?=\w*\[)")
"""How commands to GitHub (of old anywhere in a line), Azure DevOps and TeamCity begin."""


def clean(text: str, keep: str = "") -> str:
    r"""Return the text with every invisible or direction-changing character written as `\u{…}`.

    Ideographic variation selectors stay: they are part of a name. `keep` names exceptions. What a
    build server would take for a command to it (`::error::`, `##vso[`) is written so, too.
    """
    if "::" in text or "##" in text:
        text = _COMMAND.sub(_spelled, text)
    if text.isprintable():  # nothing of the categories below, nor a direction: those are Cf
        return text
    met = (c for c in set(text) if c not in keep and _unsafe(c))
    return text.translate({ord(c): f"\\u{{{ord(c):x}}}" for c in met})


def one_line(value: ShownModel, limit: int = 0) -> str:
    """Return an answer or a JSON value as one line; what a limit cuts is counted at the end."""
    if isinstance(value, AnsweredModel):
        return cut(clean(value.line()), limit)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return cut(clean(text), limit)


def pretty(value: Json, limit: int = 2_000) -> str:
    """Return a JSON value on several lines, cut with a count after `limit` characters."""
    return cut(clean(json.dumps(value, ensure_ascii=False, indent=1), "\n"), limit)


def cut(text: str, limit: int) -> str:
    """Return the text, cut after `limit` characters (0: never) with the number left out."""
    if not limit or len(text) <= limit:
        return text
    return f"{text[:limit]} … (+{len(text) - limit})"


def cell(text: str) -> str:
    """Return the text as a cell of a table that no spreadsheet takes for a formula."""
    safe = clean(text)
    return f"'{safe}" if safe.startswith(FORMULA) else safe


def _spelled(found: re.Match[str]) -> str:
    begin = found[0]
    return f"{begin[:-2]}\\u{{{ord(begin[-1]):x}}}{begin[-1]}"


def _unsafe(char: str) -> bool:
    return char in _DIRECTION or unicodedata.category(char) in _HIDDEN
