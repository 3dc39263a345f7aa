"""When a call is made again: the server asks for it, or a reading call met a closed connection."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_WAIT = 10.0
"""Seconds that one call waits for a busy server at most, all waits together."""

_TOO_MANY, _UNAVAILABLE = 429, 503
_UNSTATED = 1.0


def wait_seconds(status: int, headers: Mapping[str, str]) -> float | None:
    """Return how long a busy server asks to wait; None when the answer is not of that kind.

    429 always is (RFC 6585 §4); 503 only with Retry-After (RFC 9110 §15.6.4), for the official
    convention answers an unforeseen fault of the package by a bare 503. A wait that cannot be
    read is a second.
    """
    asked = headers.get("Retry-After")
    if status == _UNAVAILABLE and asked is None:
        return None
    if status not in {_TOO_MANY, _UNAVAILABLE}:
        return None
    return _UNSTATED if asked is None else _seconds(asked.strip())


def _seconds(asked: str) -> float:
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return _UNSTATED
    zoned = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (zoned - dt.datetime.now(dt.UTC)).total_seconds())
