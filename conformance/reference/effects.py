"""What the package does beside storing what was sent, when a call enters an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.catalog.models.events import CLEARED, AbsentRow, Close, Keep, Open
from conformance.population.rows import key_of
from conformance.reference.event_values import EventCall, has_stated_values, row_of, values_of
from conformance.reference.operations.writing import first_of_history, succeed
from conformance.reference.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.events import EffectEntry, Event, Role
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall

_OFFICE: Row = {"entry_place": "市民課", "entry_terminal": "T001", "registration_state": "2"}
"""What the package itself knows of every entry: where it was made, and that it is final."""

_OF_ERASURE = {"event_reason": "erasure_reason", "event_date": "erased_on"}
"""What the row of who is erased says of it, and by which names that is entered.

The day of filing stays: it is that of the entry (住民基本台帳法第7条第8号).
"""


@dataclass(frozen=True, slots=True)
class Past:
    """What stood before an event, to be put back when the event is cancelled."""

    domain: str
    event: str
    log: tuple[str, Row]
    """Group and key of the row by which a cancellation names the event, with its number."""
    rows: tuple[tuple[str, str, Row], ...]
    """Role, group and row as each stood."""


def entering(call: FunctionCall) -> tuple[EventCall, ...]:
    """Return the events that a call enters, with what stands (`RefusalError` where one bars it)."""
    found = []
    for event in call.spec.events.values():
        if any(_enters(call, event, n) for n in range(len(event.entered_by))):
            entry = _entry(call, event)
            if event.subject in entry.rows:
                _check(entry)
                found.append(entry)
    return tuple(found)


def follow(entries: tuple[EventCall, ...]) -> None:
    """Do what each event entails, and keep what it takes to cancel it."""
    for entry in entries:
        for effect in entry.event.effects:
            if entry.behaviour.effect(effect.key):
                _carry_out(entry, effect)
        _remember(entry)


def _enters(call: FunctionCall, event: Event, number: int) -> bool:
    """Say whether a call is one of those that enter an event: by the function and its constants."""
    entered = event.entered_by[number]
    if entered.function != call.function.key:
        return False
    fixed = {k: v for k, v in entered.inputs.items() if not isinstance(v, tuple) and _plain(v)}
    cleared = [k for k, v in entered.inputs.items() if v == CLEARED]
    return all(call.inputs.get(item) == value for item, value in fixed.items()) and all(
        item in call.inputs and not call.inputs[item] for item in cleared
    )


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | bool)


def _entry(call: FunctionCall, event: Event) -> EventCall:
    at = replace(call, at=f"{call.spec.domain}/event/{event.key}")
    entry = EventCall(at, event, {})
    for role in event.roles:
        row = row_of(entry, role)
        if row is not None:
            entry = replace(entry, rows={**entry.rows, role.key: row})
    return entry


def _check(entry: EventCall) -> None:
    for one in entry.event.refuses:
        rows = [
            role in entry.rows and has_stated_values(entry, values, entry.rows[role])
            for role, values in one.rows.items()
        ]
        late = [_later(entry, item, value) for item, value in one.inputs.items()]
        if (rows or late) and all((*rows, *late)) and entry.behaviour.effect(f"rejects-{one.key}"):
            raise refuse(one.reason or "C0409")


def _later(entry: EventCall, item: str, value: object) -> bool:
    """Say whether a day that was sent lies beyond the business date, where that is refused."""
    sent = entry.call.inputs.get(item)
    return getattr(value, "days", 0) > 0 and str(sent or "") > entry.call.sandbox.today


def _carry_out(entry: EventCall, effect: EffectEntry) -> None:
    if isinstance(effect, Keep):
        return
    if isinstance(effect, AbsentRow):
        _add_all_the_same(entry, effect)
        return
    if isinstance(effect, Open):
        _open(entry, effect)
        return
    stated = effect.marks if isinstance(effect, Close) else effect.values
    row = entry.rows.get(effect.role)
    if row is None:
        return
    role = entry.event.role(effect.role)
    now = entry.call.table(role.group).find(row) or row  # as the function itself has left it
    changes = entry.behaviour.entailed(effect.key, values_of(entry, stated, now))
    if changes and isinstance(effect, Close):
        changes |= _why(entry)
    _write(entry, role, row, changes)


def _why(entry: EventCall) -> Row:
    """Return why and when a row is erased; nothing where no reason is entered."""
    operation = entry.call.function.operation
    sent = {**entry.call.inputs, **getattr(operation, "sets", {})}
    if "erasure_reason" not in sent:
        return {}
    return {item: sent.get(name) for item, name in _OF_ERASURE.items()}


def _write(entry: EventCall, role: Role, row: Row, changes: Row) -> None:
    """Let a role's row be followed by one with changes, and the rows that show the same."""
    call = entry.call
    for name in (role.group, *role.also):
        group = call.spec.records[name]
        old = call.table(name).find(row)
        known = {k: v for k, v in changes.items() if any(i.key == k for i in group.items)}
        if old is not None and any(old.get(k) != v for k, v in known.items()):
            succeed(call, name, old, known)


def _open(entry: EventCall, effect: Open) -> None:
    """Add the row, unless the function itself is the one that adds it."""
    if getattr(entry.call.function.operation, "record", None) != effect.group:
        _add(entry, effect)


def _add_all_the_same(entry: EventCall, effect: AbsentRow) -> None:
    """Add nothing, unless a fault gives the row values by which it arises."""
    if entry.behaviour.entailed(effect.key, {}):
        _add(entry, effect)


def _add(entry: EventCall, effect: Open | AbsentRow) -> None:
    call, group = entry.call, entry.call.spec.records[effect.group]
    stated = {**effect.where, **effect.values}
    row: Row = {**_own(entry, group), **values_of(entry, stated, {})}
    row = entry.behaviour.entailed(effect.key, row)
    last = call.table(group.key).find(row)
    if group.history is not None:
        row = {**first_of_history(group), **row}
        row[group.history.number] = (call.table(group.key).number(last) if last else 0) + 1
    call.table(group.key).add(row)


def _own(entry: EventCall, group: RecordGroup) -> Row:
    """Return what a new row takes from those that take part, the day, and the office."""
    keys = {item.key for item in group.items}
    shared: Row = {}
    for row in entry.rows.values():
        shared |= {k: v for k, v in row.items() if k in keys and k not in shared}
    office = {k: v for k, v in _OFFICE.items() if k in keys}
    day = {"processed_on": entry.call.sandbox.today} if "processed_on" in keys else {}
    required = {i.key for i in group.items if i.required}
    return {**{k: v for k, v in shared.items() if k in required}, **office, **day}


def _remember(entry: EventCall) -> None:
    cancel = entry.event.cancel
    if cancel is None:
        return
    table = entry.call.table(cancel.group)
    log = table.find(values_of(entry, cancel.where, {}))
    if log is not None:
        rows = tuple((k, entry.event.role(k).group, row) for k, row in entry.rows.items())
        past = Past(entry.call.spec.domain, entry.event.key, (cancel.group, log), rows)
        entry.call.sandbox.past.append(past)


def cancelled(call: FunctionCall) -> None:
    """Put back what an event had changed, where a call cancels one."""
    for past in list(_meant(call)):
        event = call.spec.events[past.event]
        entry = EventCall(replace(call, at=f"{past.domain}/event/{past.event}"), event, {})
        for role, group, row in past.rows:
            items = event.cancel.restores.get(role, ()) if event.cancel else ()
            now = call.table(group).find(row)
            if now is not None and items and entry.behaviour.restored(role):
                kept = (*items, *_OF_ERASURE) if _is_closed(event, role) else items
                _write(entry, event.role(role), row, {item: row.get(item) for item in kept})
        call.sandbox.past.remove(past)


def _is_closed(event: Event, role: str) -> bool:
    return any(isinstance(one, Close) and one.role == role for one in event.effects)


def _meant(call: FunctionCall) -> Iterator[Past]:
    """Yield what stood before the event that a cancellation names by the number of its row."""
    for past in call.sandbox.past:
        if past.domain != call.spec.domain:
            continue
        cancel = call.spec.events[past.event].cancel
        if cancel is None or cancel.function != call.function.key:
            continue
        group, log = past.log
        same = key_of(call.group(group), log)
        named = [k for k, v in cancel.inputs.items() if getattr(v, "role", None) == "entry"]
        known = all(call.inputs.get(k) == v for k, v in same.items())
        if known and all(call.inputs.get(k) == log.get(_item(cancel.inputs[k])) for k in named):
            yield past


def _item(value: object) -> str:
    return str(getattr(value, "item", ""))
