"""The calendar run through: events in their order, and the rows that stand in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from conformance.contract.after_event import touched
from conformance.contract.apply import apply, run_call
from conformance.contract.effects import entailed
from conformance.contract.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.contract.reply import Refusal
    from conformance.contract.state import Place
    from conformance.population.rows import PlacedRow
    from conformance.scenarios.event import ClerkRequest


@dataclass
class SettledCalendar:
    """What came of a calendar.

    Attributes:
        state: the rows in the end.
        unlike: events that a correct package treats otherwise than the calendar says, with the
            refusal; None where it accepts what must be refused.
        by: which event wrote which row last.
    """

    state: State
    unlike: list[tuple[ClerkRequest, Refusal | None]] = field(default_factory=list)
    by: dict[int, ClerkRequest] = field(default_factory=dict)

    def writer(self, place: Place, number: int) -> ClerkRequest | None:
        """Return the event that wrote the row at a place (from 0); None where it was loaded."""
        rows = self.state.behind(place)
        return self.by.get(id(rows[number])) if 0 <= number < len(rows) else None

    def enter(self, event: ClerkRequest, *, adds: bool = True) -> None:
        """Enter one event, and remember what it wrote and whether it was told otherwise."""
        before, after = self.state, entered(self.state, event, adds=adds)
        why = None if isinstance(after, State) else after
        if (why.code if why else None) != event.refused:
            self.unlike.append((event, why))
        if not isinstance(after, State):
            return
        self.state = after
        for place in after.changed_since(before):
            known = {id(kept) for kept in before.at(place)}
            self.by |= {id(kept): event for kept in after.at(place) if id(kept) not in known}


def in_order(events: Iterable[ClerkRequest]) -> list[ClerkRequest]:
    """Return events by business date; those of one day stay as they are."""
    return sorted(events, key=lambda event: event.day)


def entered(state: State, event: ClerkRequest, *, adds: bool = True) -> State | Refusal:
    """Return what a correct package holds once an event is entered, or why it refuses it."""
    call, today = (
        run_call(state.spec(event.domain), event.function, event.inputs, event.role),
        state.on(event.day),
    )
    after = apply(today, call, adds=adds)
    return entailed(today, call, after) if isinstance(after, State) else after


def settle(
    specs: Mapping[str, Specification],
    load: Iterable[PlacedRow],
    events: Iterable[ClerkRequest],
    *,
    adds: bool = True,
) -> SettledCalendar:
    """Apply events to the rows loaded, as they stand."""
    found = SettledCalendar(State.of(specs, date.min, load))
    for event in events:
        found.enter(event, adds=adds)
    return found


def record_of(specs: Mapping[str, Specification], event: ClerkRequest) -> str:
    """Return the group that an event writes to."""
    operation = specs[event.domain].functions[event.function].operation
    return str(getattr(operation, "record", ""))


def written_groups(specs: Mapping[str, Specification], event: ClerkRequest) -> frozenset[Place]:
    """Return the groups that an event writes to, and those in which it may entail something."""
    spec = specs[event.domain]
    groups = {record_of(specs, event), *touched(spec, [event.function])}
    return frozenset((event.domain, name) for name in groups)
