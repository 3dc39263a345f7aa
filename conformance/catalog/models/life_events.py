"""Life events: what happens to a person, and by which function which domain records it."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key, Scalar, Sourced


class Day(Entry):
    """A day counted from the business date; one that the month lacks is the month's last."""

    years: int = 0
    months: int = 0
    days: int = 0


EventValue = Day | Scalar
"""A value of an event: a constant, or a day counted from the business date."""


class StandingRow(Entry):
    """A row that stands about the person before the event."""

    group: Key
    values: dict[Key, EventValue] = {}


class LifeEvent(Sourced):
    """An event of a person's life as one domain records it.

    `function` records it with `values` among its inputs; without one the event is the passing of
    the day on which the rows of `before` stand. `law` is what obliges to record and pass it on.
    """

    key: Key
    title_ja: str
    title_en: str
    law: str
    domain: Key
    function: Key | None = None
    values: dict[Key, EventValue] = {}
    before: tuple[StandingRow, ...] = ()
    note: str | None = None
