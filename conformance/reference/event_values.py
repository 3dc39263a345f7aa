"""The values an event states, as the package works them out from its own tables."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.events import FilledValue, OfInput, OfRole, Otherwise
from conformance.catalog.models.life_events import Day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.events import Event, Role, Stated
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.call import FunctionCall


@dataclass(frozen=True, slots=True)
class EventCall:
    """An event that a call enters, and the rows found for its roles."""

    call: FunctionCall
    event: Event
    rows: Mapping[str, Row]

    @property
    def behaviour(self) -> Behaviour:
        """What the package does at this event."""
        return self.call.behaviour


def row_of(entry: EventCall, role: Role) -> Row | None:
    """Return the current row that takes a role, found by what its key is said to be."""
    group = entry.call.spec.records[role.group]
    number = group.history.number if group.history else None
    keys = [key for key in group.primary_key if key != number]
    said = {key: role.values[key] for key in keys if key in role.values}
    sent = {k: entry.call.inputs[k] for k in keys if k not in said and k in entry.call.inputs}
    where = {k: value_of(entry, v) for k, v in said.items()}
    own = getattr(entry.call.function.operation, "record", None) == role.group
    if own and role.key == entry.event.subject:
        where |= sent
    if set(where) == set(keys) and None not in where.values():
        return entry.call.table(role.group).find(where)
    return _told(entry, role) if role.key == entry.event.subject and not own else None


def _told(entry: EventCall, role: Role) -> Row | None:
    """Return whose event it is where the call names the row by other items than its key."""
    sent = {k: v.input for k, v in role.values.items() if isinstance(v, OfInput) and not v.plus}
    where = {k: entry.call.inputs.get(name) for k, name in sent.items()}
    if not where or None in where.values():
        return None
    rows = entry.call.table(role.group).current()
    found = [r for r in rows if all(r.get(k) == v for k, v in where.items())]
    return found[0] if len(found) == 1 else None


def values_of(entry: EventCall, stated: Mapping[str, Stated], row: Row) -> Row:
    """Return the values to be stored; what may be any other is emptied, what may be any is kept."""
    found: Row = {}
    for item, value in stated.items():
        match value:
            case OfInput() if value.input not in entry.call.inputs:
                continue  # not sent: the event says nothing of it
            case FilledValue():
                found[item] = (row.get(item) or entry.call.sandbox.today) if value.filled else None
            case Otherwise():
                named = value_of(entry, value.other_than)
                found[item] = None if row.get(item) == named else row.get(item)
            case tuple():
                found[item] = cast("Json", value[0])
            case _:
                found[item] = value_of(entry, value)
    return found


def has_stated_values(entry: EventCall, stated: Mapping[str, Stated], row: Row) -> bool:
    """Say whether a row has the stated values."""
    return all(_is(entry, value, row.get(item)) for item, value in stated.items())


def value_of(entry: EventCall, value: object) -> Json:
    """Return the value itself: an input, what a role's row had, a day, a constant."""
    match value:
        case OfInput():
            return _counted(entry.call.inputs.get(value.input), value.plus)
        case OfRole():
            return _counted(entry.rows.get(value.role, {}).get(value.item), value.plus)
        case Day():
            return _moved(entry.call.sandbox.business_date, value).isoformat()
        case _:
            return cast("Json", value)


def _counted(had: Json, plus: int) -> Json:
    return had + plus if isinstance(had, int) and plus else had


def _is(entry: EventCall, value: Stated, had: Json) -> bool:
    if isinstance(value, tuple):
        return had in value
    if isinstance(value, FilledValue):
        return (had not in (None, "")) is value.filled
    if isinstance(value, Otherwise):
        return had != value_of(entry, value.other_than)
    return had == value_of(entry, value)


def _moved(day: date, by: Day) -> date:
    total = day.year * 12 + day.month - 1 + by.years * 12 + by.months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(by.days)
