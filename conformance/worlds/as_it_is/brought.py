"""Rows brought to a state by the events that lead there: who is erased was erased by something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.events import Close
from conformance.catalog.models.operations import Create, Update
from conformance.contract.call import Call
from conformance.contract.guards import role_of
from conformance.contract.stated import EnteredEvent, fixed
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Entered, Event, Role
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.reach import Reachability


@dataclass(frozen=True, slots=True)
class Closing:
    """A call that enters an event about a row."""

    function: str
    inputs: Row
    actor: str


def closing(
    spec: Specification, placed: PlacedRow, lost: Sequence[str], reaches: Reachability, day: date
) -> Iterator[Closing]:
    """Yield the reachable calls that enter an event whose close leaves the row as wanted.

    What the event says nothing of (the reason that goes along with the state) is seen afterwards.
    """
    for event in spec.events.values():
        for effect in event.effects:
            if not isinstance(effect, Close) or event.role(effect.role).group != placed.group:
                continue
            act = EnteredEvent({}, day, {effect.role: placed.row})
            marks = fixed(effect.marks, act)
            told = set(lost) & marks.keys()
            if told and all(placed.row.get(k) == marks[k] for k in told):
                for one in event.entered_by:
                    yield from _entering(spec, event, one, act, effect.role, reaches)


def as_entered(spec: Specification, function: str, placed: PlacedRow) -> Row:
    """Return the row as a function added it, where an event has changed its state since.

    Its day of event is that of the later event; the day of its entry is the earliest of the items
    that are entered with the same value.
    """
    operation = spec.functions[function].operation
    if not isinstance(operation, Create) or _stands(operation, placed):
        return placed.row
    for event in spec.events.values():
        day = event.facts.get("event_date", "")
        for one in event.entered_by:
            if one.function == function and day in one.inputs:
                alike = (k for k, v in one.inputs.items() if k != day and v == one.inputs[day])
                days = [str(placed.row[k]) for k in alike if placed.row.get(k) is not None]
                return {**placed.row, day: min(days)} if days else placed.row
    return placed.row


def _stands(operation: Create, placed: PlacedRow) -> bool:
    """Return whether a row that matters as wanted is what the function sets."""
    wanted = placed.row if placed.matters is None else placed.matters
    return all(placed.row.get(k) == v for k, v in operation.sets.items() if k in wanted)


def _entering(
    spec: Specification,
    event: Event,
    one: Entered,
    act: EnteredEvent,
    about: str,
    reaches: Reachability,
) -> Iterator[Closing]:
    operation = spec.functions[one.function].operation
    if not isinstance(operation, Create | Update):
        return
    if not reaches(Call("run", spec.domain, one.function, operation.kind, operation.record)):
        return
    role = event.role(about)
    inputs = {**_key(spec, role, act), **fixed(one.inputs, act)}
    allowed = {*operation.inputs, *spec.records[operation.record].primary_key}
    sent: Row = {k: v for k, v in inputs.items() if k in allowed and v is not None}
    yield Closing(one.function, sent, role_of(operation))


def _key(spec: Specification, role: Role, act: EnteredEvent) -> Row:
    return dict(key_of(spec.records[role.group], dict(act.roles[role.key])))
