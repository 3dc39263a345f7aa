"""Deterministic choice: the same seed and names always give the same number, on any machine."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def number(seed: int, *names: object) -> int:
    """Return a 63-bit number that depends on the seed and the names only."""
    text = "\0".join(map(str, (seed, *names)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def pick(options: Sequence[T], seed: int, *names: object) -> T:
    """Return one of the options, chosen by seed and names."""
    return options[number(seed, *names) % len(options)]
