"""Times of another zone, told in Japan's: the catalogue's times have no zone of their own."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

_JAPAN = timezone(timedelta(hours=9))


def in_japan(iso: str, zone: str) -> str | None:
    """Return an ISO time of a zone (`Z`, `+09:00`, `-0500`) as Japan's; None if there is no such.

    A time without a day cannot be moved and is Japan's already, or nothing.
    """
    try:
        there = datetime.fromisoformat(iso + zone)
    except ValueError:
        return iso if zone.replace(":", "") == "+0900" else None
    return there.astimezone(_JAPAN).strftime("%Y-%m-%dT%H:%M:%S")
