"""The day on which a case takes place, and the people as they are on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from conformance.population.days import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row, RowBuilder
    from conformance.worlds.arrange import RequestContext


def on(ground: RequestContext, day: date) -> RowBuilder:
    """Return what makes rows up for a case that takes place on a day."""
    return ground.builder if day == ground.day else replace(ground.builder, day=day)


def dated(
    group: RecordGroup, found: Iterator[tuple[Row, date]], ground: RequestContext
) -> Iterator[tuple[Row, date]]:
    """Yield facts with the business date, no earlier than what they say has happened.

    A date that a worked example forces stays.
    """
    for facts, day in found:
        past = [
            date.fromisoformat(value[:10])
            for item in group.items
            if (kind := kind_of(item)) is not None
            and not kind.ahead
            and item.type != "year_month"
            and isinstance(value := facts.get(item.key), str)
            and _is_day(value[:10])
        ]
        yield facts, max(day, *past) if past and day == ground.day else day


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
