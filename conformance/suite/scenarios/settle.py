"""The calendar run through: events in their order, and the rows that stand in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.suite.scenarios.expected import Simulator, refused
from conformance.suite.scenarios.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import Placed
    from conformance.suite.scenarios.event import Event
    from conformance.suite.scenarios.refusal import RefusedEventError
    from conformance.suite.scenarios.standing import Kept, Place


@dataclass
class Settled:
    """What came of a calendar.

    Attributes:
        standing: the rows in the end.
        unlike: events that a correct package treats otherwise than the calendar says, with the
            refusal; None where it accepts what must be refused.
        by: which event wrote which row last.
    """

    standing: Standing
    unlike: list[tuple[Event, RefusedEventError | None]] = field(default_factory=list)
    by: dict[int, Event] = field(default_factory=dict)

    def writer(self, place: Place, number: int) -> Event | None:
        """Return the event that wrote the row at a place (from 0); None where it was loaded."""
        rows: list[Kept] = self.standing.tables[place]
        return self.by.get(id(rows[number])) if 0 <= number < len(rows) else None


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by business date; those of one day stay as they are."""
    return sorted(events, key=lambda event: event.day)


def settle(
    specs: Mapping[str, Specification],
    load: Iterable[Placed],
    events: Iterable[Event],
    *,
    adds: bool = True,
) -> Settled:
    """Apply events to the rows loaded, as they stand."""
    found = Settled(Standing.of(specs, load))
    simulator = Simulator(found.standing, adds)
    for event in events:
        place = event.domain, record_of(specs, event)
        before = {id(kept) for kept in found.standing.tables.get(place, ())}
        why = refused(simulator, event)
        if (why.code if why else None) != event.refused:
            found.unlike.append((event, why))
        for kept in found.standing.tables.get(place, ()):
            if id(kept) not in before:
                found.by[id(kept)] = event
    return found


def record_of(specs: Mapping[str, Specification], event: Event) -> str:
    """Return the group that an event writes to."""
    operation = specs[event.domain].functions[event.function].operation
    return str(getattr(operation, "record", ""))
