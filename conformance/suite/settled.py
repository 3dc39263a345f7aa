"""What stands of a person once an event has happened: what it entails is read from the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.after_event import entailed, events_of, newest
from conformance.population.rows import key_of
from conformance.suite.courier import Parcel

if TYPE_CHECKING:
    from conformance.catalog.models.records import RecordGroup
    from conformance.suite.happening import Happening
    from conformance.suite.trial import Trial


def settled(source: Trial, what: Happening) -> tuple[Parcel, ...]:
    """Return the person's rows after an event.

    In rows that the function does not write itself, the items that its event may change, and the
    number and mark of the history, are as the package has them: the event's own requirement asks
    for their values. All other items are as they were.
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
        for item in entailed(event, role)
    }
    if not items:
        return parcel
    key = key_of(group, dict(parcel.row))
    row = newest(group, source.interface.query(source.domain, group.key, key))
    if row is None:
        return parcel
    taken = {item: row.get(item) for item in items | _of_history(group)}
    return Parcel(parcel.group, {**parcel.row, **taken})


def _of_history(group: RecordGroup) -> set[str]:
    past = group.history
    return {name for name in (past.number, past.latest, past.until) if name} if past else set()
