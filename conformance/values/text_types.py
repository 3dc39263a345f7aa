"""The text types: X and N of the standard, and digits, alnum, kana, text, code, flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.values.problem import problem
from conformance.values.shown import character_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.values.lengths import LengthLimits
    from conformance.values.problem import Problem

_CONTROL = re.compile(r"[\x00-\x1F\x7F-\x9F]")
# The legend neither allows nor forbids half-width katakana in X; it is half-width, so it passes.
_NOT_HALF = re.compile(r"[^\x20-\x7E\uFF61-\uFF9F]")
_HALF = re.compile(r"[\x20-\x7E\uFF61-\uFF9F]")
_NOT_KANA = re.compile(r"[^\u30A1-\u30FF\u3000]")


def _without(unwanted: re.Pattern[str], code: str, text: str) -> Problem | None:
    found = unwanted.search(text)
    if found is None:
        return None
    return problem(code, text, position=found.start() + 1, character=character_name(found[0]))


def _characters(
    code: str | None = None, unwanted: re.Pattern[str] = _CONTROL
) -> Callable[[str, LengthLimits], Problem | None]:
    def check(text: str, limits: LengthLimits) -> Problem | None:
        wrong = _without(_CONTROL, "V-CONTROL", text)
        if wrong is None and code is not None:
            wrong = _without(unwanted, code, text)
        return wrong or limits.broken_by(text)

    return check


def _form(code: str, pattern: str) -> Callable[[str, LengthLimits], Problem | None]:
    form = re.compile(pattern)

    def check(text: str, limits: LengthLimits) -> Problem | None:
        return limits.broken_by(text) if form.fullmatch(text) else problem(code, text)

    return check


CHECKS: Mapping[str, Callable[[str, LengthLimits], Problem | None]] = {
    "X": _characters("V-X-WIDTH", _NOT_HALF),
    "N": _characters("V-N-WIDTH", _HALF),
    "text": _characters(),
    "kana": _characters("V-KANA-FORM", _NOT_KANA),
    "digits": _form("V-DIGITS-FORM", r"[0-9]*"),
    "alnum": _form("V-ALNUM-FORM", r"[0-9A-Za-z]*"),
    "code": _form("V-CODE-FORM", r"[0-9A-Za-z]+"),
    "flag": _form("V-FLAG-FORM", r"[01]"),
}
"""How each text type is checked; a text type judges characters first, then length."""
