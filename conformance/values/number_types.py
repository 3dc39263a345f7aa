"""The number types: 9, 9V and S9 of the standard, and integer and decimal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.values.problem import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.values.lengths import LengthLimits
    from conformance.values.problem import Problem


def _whole(code: str, pattern: str) -> Callable[[str, LengthLimits], Problem | None]:
    form = re.compile(pattern)

    def check(text: str, limits: LengthLimits) -> Problem | None:
        if not form.fullmatch(text):
            return problem(code, text)
        return limits.broken_by(text.removeprefix("-"))

    return check


def _fractional(code: str, pattern: str) -> Callable[[str, LengthLimits], Problem | None]:
    form = re.compile(pattern)

    def check(text: str, limits: LengthLimits) -> Problem | None:
        found = form.fullmatch(text)
        if found is None:
            return problem(code, text)
        if limits.parts is None:
            return limits.broken_by(text.removeprefix("-"))
        return _beyond(text, (len(found[1]), len(found[2] or "")), limits.parts)

    return check


def _beyond(text: str, found: tuple[int, int], most: tuple[int, int]) -> Problem | None:
    digits = f"{most[0]},{most[1]}"
    for code, length, limit in zip(("V-9V-INTEGER", "V-9V-FRACTION"), found, most, strict=True):
        if length > limit:
            return problem(code, text, length=length, limit=limit, digits=digits)
    return None


CHECKS: Mapping[str, Callable[[str, LengthLimits], Problem | None]] = {
    "9": _whole("V-9-FORM", r"[0-9]+"),
    "S9": _whole("V-S9-FORM", r"-?[0-9]+"),
    "integer": _whole("V-S9-FORM", r"-?[0-9]+"),
    "9V": _fractional("V-9V-FORM", r"([0-9]+)(?:\.([0-9]+))?"),
    "decimal": _fractional("V-DECIMAL-FORM", r"-?([0-9]+)(?:\.([0-9]+))?"),
}
"""How each number type is checked; a sign never counts towards 桁数."""
