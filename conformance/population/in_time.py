"""Days, months and points in time written as exactly as another of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Json

_MONTH, _DAY = len("2026-04"), len("2026-04-01")


def as_exact(value: Json, other: Json) -> Json:
    """Return the value as exact as the other: cut, or completed by the first day or its time.

    What is no text is returned as it is.
    """
    if not isinstance(value, str) or not isinstance(other, str):
        return value
    whole = f"{value}-01" if len(value) == _MONTH < len(other) else value
    return whole[: len(other)] if len(whole) >= len(other) else whole + other[_DAY:]
