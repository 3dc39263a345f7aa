"""A day to judge on: none before any version of the specification was published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification

_LAST_PART = 2  # of a year and a month


def check_published(specs: Iterable[Specification], day: dt.date) -> None:
    """Hold that each specification had been published, as far as the catalogue knows.

    Raises:
        UsageError: USE135 names the specification and the month of its first version.
    """
    early = [(spec, known) for spec in specs if (known := _first(spec)) and day < _begin(known)]
    if early:
        raise UsageError(*(_too_early(spec, known, day) for spec, known in early))


def _first(spec: Specification) -> str | None:
    """Return when the first version that has a date was published: a year, month or day."""
    return min((v.published for v in spec.head.versions if v.published), default=None)


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
