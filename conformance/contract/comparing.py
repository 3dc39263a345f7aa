"""Which of two stored values comes first: numbers as numbers, all else as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.findings import Json


def is_after(first: Json, last: Json) -> bool:
    """Return whether a value lies after another; nothing lies after or before an empty one."""
    if first is None or last is None:
        return False
    if isinstance(first, int) and isinstance(last, int):
        return first > last
    return str(first) > str(last)
