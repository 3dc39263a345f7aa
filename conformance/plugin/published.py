"""A day to judge on: none before any version was published, none that no law is known for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification

_LAST_PART = 2  # of a year and a month
_KNOWN = 10
"""Years after the last version known that can be judged: laws and amounts change every year."""


def check_published(specs: Iterable[Specification], day: dt.date) -> None:
    """Hold that each specification had been published, as far as the catalogue knows.

    Raises:
        UsageError: USE135 names the specification and the month of its first version; USE156 one
            whose last version is so long ago that nobody can know what will be law.
    """
    specs = list(specs)
    late = [(spec, known) for spec in specs if (known := _last(spec)) and day >= _end(known)]
    if late:
        raise UsageError(*(_too_late(spec, known, day) for spec, known in late))
    early = [(spec, known) for spec in specs if (known := _first(spec)) and day < _begin(known)]
    if early:
        raise UsageError(*(_too_early(spec, known, day) for spec, known in early))


def _first(spec: Specification) -> str | None:
    """Return when the first version that has a date was published: a year, month or day."""
    return min((v.published for v in spec.head.versions if v.published), default=None)


def _last(spec: Specification) -> str | None:
    """Return when the last version that has a date was published."""
    return max((v.published for v in spec.head.versions if v.published), default=None)


def _end(published: str) -> dt.date:
    return dt.date(int(published[:4]) + _KNOWN + 1, 1, 1)


def _begin(published: str) -> dt.date:
    parts = [int(part) for part in published.split("-")]
    return dt.date(*[*parts, 1, 1][: _LAST_PART + 1])


def _too_early(spec: Specification, published: str, day: dt.date) -> Message:
    return Message(
        "USE135",
        f"{spec.head.name_ja} の仕様書は {day} には公表されていません。最初の公表: {published}",
        f"no specification of {spec.head.name_en} had been published by {day}; "
        f"the first is of {published}",
        f"--as-of を {published} 以後の日にしてください。",
        f"give a day of {published} or later with --as-of",
    )


def _too_late(spec: Specification, published: str, day: dt.date) -> Message:
    last = _end(published) - dt.timedelta(days=1)
    return Message(
        "USE156",
        f"{day} の法令は知られていません。{spec.head.name_ja} の最後の版は {published} です。",
        f"the law of {day} is known to nobody; the last version of {spec.head.name_en} is of "
        f"{published}",
        f"--as-of を {last} までの日にしてください。",
        f"give a day up to {last} with --as-of",
    )
