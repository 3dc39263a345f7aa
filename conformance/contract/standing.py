"""Who takes part in an event as things stand: the rows of its roles, found by their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.events import CLEARED, OfInput, OfRole
from conformance.catalog.models.life_events import Day
from conformance.contract.after_event import events_of, key_of, newest
from conformance.contract.stated import EnteredEvent, all_wanted, constraint_of, fixed, shifted
from conformance.findings import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Entered, Event, EventPrecondition, Role, Stated
    from conformance.catalog.models.operations import Operation

ENTRY: Final = "entry"
"""The role under which a cancellation names the row that the event left in the history."""

Rows = Callable[[str], Sequence[Mapping[str, Json]]]
"""All rows of a group of the domain, as they stand."""


def entered(
    spec: Specification, function: str, act: EnteredEvent, rows: Rows
) -> Iterator[tuple[Event, EnteredEvent]]:
    """Yield the events that a call enters, each with the rows found for its roles."""
    for event in events_of(spec, function):
        for one in event.entered_by:
            if one.function == function and _sent(one.inputs, act):
                seen = cast_in(spec, event, act, rows)
                if event.subject in seen.roles:
                    yield event, seen
                break


def left_open(
    spec: Specification, function: str, act: EnteredEvent, rows: Rows
) -> Iterator[tuple[Event, EnteredEvent]]:
    """Yield the events that a call may enter or take back though the catalogue does not say so.

    A function that writes what entering an event writes, for another reason or about another kind
    of person, may entail the same; so may one that takes back an entry of the history. Whether it
    does is the package's own affair.
    """
    operation = spec.functions[function].operation
    for event in spec.events.values():
        like = any(_like(spec, operation, entry) for entry in event.entered_by)
        if like or _takes_back(event, operation, act):
            yield from _cast(spec, event, act, rows)


def might_enter(
    spec: Specification, function: str, act: EnteredEvent, rows: Rows
) -> Iterator[tuple[Event, EnteredEvent]]:
    """Yield the events that a call may enter: it writes what entering them writes.

    One that is sent another code than entering the event is sent is not refused for what bars the
    event: a removed record made for a move-out tells of no death.
    """
    operation = spec.functions[function].operation
    for event in spec.events.values():
        like = (entry for entry in event.entered_by if _like(spec, operation, entry))
        if not all(_says_otherwise(spec, act, entry) for entry in like):
            yield from _cast(spec, event, act, rows)


def _cast(
    spec: Specification, event: Event, act: EnteredEvent, rows: Rows
) -> Iterator[tuple[Event, EnteredEvent]]:
    seen = cast_in(spec, event, act, rows)
    if event.subject in seen.roles:
        yield event, seen


def _like(spec: Specification, operation: Operation, entry: Entered) -> bool:
    """Return whether a function writes what a way to enter an event writes.

    One that itself sets another value is about something else.
    """
    way = spec.functions[entry.function].operation
    sets, others = _sets(way), _sets(operation)
    alike = all(sets[item] == others[item] for item in sets.keys() & others.keys())
    own = (operation.kind, getattr(operation, "record", None))
    return alike and (way.kind, getattr(way, "record", None)) == own


def _sets(operation: Operation) -> Mapping[str, Json]:
    found: Mapping[str, Json] = getattr(operation, "sets", {})
    return found


def _says_otherwise(spec: Specification, act: EnteredEvent, entry: Entered) -> bool:
    """Return whether a call is sent a code where the way to enter an event has another."""
    meant = {**entry.inputs, **_sets(spec.functions[entry.function].operation)}
    codes = {item: value for item, value in meant.items() if isinstance(value, str)}
    return any(act.inputs.get(item) not in (None, value) for item, value in codes.items())


def _takes_back(event: Event, operation: Operation, act: EnteredEvent) -> bool:
    stated = event.cancel
    if stated is None or getattr(operation, "record", None) != stated.group:
        return False
    named = [k for k, v in stated.inputs.items() if isinstance(v, OfRole) and v.role == ENTRY]
    return any(act.inputs.get(item) is not None for item in named)


def cast_in(spec: Specification, event: Event, act: EnteredEvent, rows: Rows) -> EnteredEvent:
    """Return the act with the row of each role that can be told by its key."""
    for role in event.roles:
        row = _row(spec, role, act, rows(role.group))
        if row is None and role.key == event.subject:
            row = _told(spec, role, act, rows(role.group))
        if row is not None:
            act = replace(act, roles={**act.roles, role.key: row})
    return act


def is_barred(event: Event, act: EnteredEvent) -> bool:
    """Return whether what stands, or a day that was sent, bars an event."""
    return any(_bars(one, act) for one in event.refuses)


def _bars(one: EventPrecondition, act: EnteredEvent) -> bool:
    rows = all(
        role in act.roles
        and all(w.met(act.roles[role].get(i)) for i, w in all_wanted(values, act).items())
        for role, values in one.rows.items()
    )
    return rows and all(_as_barred(act, item, value) for item, value in one.inputs.items())


def _as_barred(act: EnteredEvent, item: str, value: Stated) -> bool:
    """Return whether an input is as the precondition says; of a day to come, that day or later."""
    sent = act.inputs.get(item)
    if isinstance(value, Day) and shifted(act.day, value) > act.day:
        return isinstance(sent, str) and sent >= shifted(act.day, value).isoformat()
    return constraint_of(value, act).met(sent)


def _sent(inputs: Mapping[str, Stated], act: EnteredEvent) -> bool:
    """Return whether a call sent the constants of an entry, and nothing where it clears an item."""
    cleared = (item for item, value in inputs.items() if value == CLEARED)
    return all(item in act.inputs and act.inputs[item] in (None, "") for item in cleared) and all(
        act.inputs.get(item) == value
        for item, value in inputs.items()
        if value is None or isinstance(value, str | int | bool)
    )


def _row(
    spec: Specification, role: Role, act: EnteredEvent, rows: Sequence[Mapping[str, Json]]
) -> Mapping[str, Json] | None:
    group = spec.records[role.group]
    number = group.history.number if group.history else None
    keys = [key for key in group.primary_key if key != number]
    if any(not isinstance(role.values.get(key), OfInput | OfRole) for key in keys):
        return None
    where = fixed({key: role.values[key] for key in keys}, act)
    if None in where.values():
        return None
    return newest(group, [r for r in rows if all(r.get(k) == v for k, v in where.items())])


def _told(
    spec: Specification, role: Role, act: EnteredEvent, rows: Sequence[Mapping[str, Json]]
) -> Mapping[str, Json] | None:
    """Return whose event it is where a call names the row by other items than its key.

    Only a row that alone has what was sent is told; one that is named by its key is not sought.
    """
    group = spec.records[role.group]
    number = group.history.number if group.history else None
    named = {k: v for k, v in role.values.items() if isinstance(v, OfInput) and not v.plus}
    where = fixed(named, act)
    unsaid = {key for key in group.primary_key if key != number} - role.values.keys()
    if not unsaid or unsaid & act.inputs.keys() or not where or None in where.values():
        return None
    under: dict[str, list[Mapping[str, Json]]] = {}
    for row in rows:
        under.setdefault(str(key_of(group, row)), []).append(row)
    found = [one for past in under.values() if (one := newest(group, past)) is not None]
    found = [one for one in found if all(one.get(k) == v for k, v in where.items())]
    return found[0] if len(found) == 1 else None
