"""What stands of a person once an event has happened: what it entails is read from the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.events import Open
from conformance.catalog.models.operations import Create, Update
from conformance.contract.after_event import entailed, events_of, newest
from conformance.population.rows import key_of
from conformance.worlds.courier import Parcel

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import Event
    from conformance.catalog.models.records import RecordGroup
    from conformance.worlds.happening import Happening


def settled(source: Trial, what: Happening) -> tuple[Parcel, ...]:
    """Return the person's rows after an event.

    In rows that the function does not write itself, these items are as the package has them: what
    its event may change, what the event states of itself in other rows (its reason, its day), what
    a package works out at an entry (the day of processing), and the number and mark of the history.
    The event's own requirement asks for their values. All other items are as they were.
    """
    function = what.event.function
    if function is None:
        return what.after
    record = getattr(source.spec.functions[function].operation, "record", None)
    return tuple(p if p.group == record else _settled(source, function, p) for p in what.after)


def _settled(source: Trial, function: str, parcel: Parcel) -> Parcel:
    group = source.group(parcel.group)
    items = {
        item
        for event in events_of(source.spec, function)
        for role in event.roles
        if role.group == parcel.group
        for item in entailed(event, role) | _stated_elsewhere(event, group)
    }
    if not items:
        return parcel
    key = key_of(group, dict(parcel.row))
    row = newest(group, source.interface.query(source.domain, group.key, key))
    if row is None:
        return parcel
    open_to_it = items | _of_history(group) | _set_by_itself(source, group)
    taken = {item: row.get(item) for item in open_to_it}
    return Parcel(parcel.group, {**parcel.row, **taken})


def _stated_elsewhere(event: Event, group: RecordGroup) -> set[str]:
    """Return the items of a group by which an event is told in rows that it adds, or entered."""
    told = {i for one in event.effects if isinstance(one, Open) for i in one.values}
    told |= set(event.facts.values())
    return told & {item.key for item in group.items}


def _set_by_itself(source: Trial, group: RecordGroup) -> set[str]:
    """Return the items of a group that functions derive and nobody enters."""
    operations = (one.operation for one in source.spec.functions.values())
    derive = [
        one for one in operations if isinstance(one, Create | Update) and one.record == group.key
    ]
    entered = {item for one in derive for item in one.inputs}
    return {item for one in derive for item in one.derives} - entered


def _of_history(group: RecordGroup) -> set[str]:
    past = group.history
    return {name for name in (past.number, past.latest, past.until) if name} if past else set()
