"""How often a byte stands in a block, many times as fast as `bytes.count` and beside other work."""

from __future__ import annotations

import numpy as np

_CR, _LF = b"\r\n"


def count(text: bytes, byte: bytes) -> int:
    """Return how often a single byte stands in a text."""
    return int(np.count_nonzero(np.frombuffer(text, np.uint8) == byte[0]))


def ends_all_crlf(text: bytes, lines: int) -> bool:
    """Say whether each of `lines` lines, ended by line feeds, has one CR, right before its end."""
    seen = np.frombuffer(text, np.uint8)
    returns = np.flatnonzero(seen == _CR)
    return len(returns) == lines and bool((seen[returns + 1] == _LF).all())
