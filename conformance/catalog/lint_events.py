"""Lint of events: the functions, groups, items, forms and linkages they name exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.events import AbsentRow, Open
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Event, Role, Values


def event_messages(spec: Specification) -> Iterator[Message]:
    """Yield what an event names that its specification does not have."""
    for event in spec.events.values():
        for name in _unknown(spec, event):
            yield Message(
                "CAT020",
                f"{event.key}: {name} がありません。",
                f"{event.key}: there is no {name}",
                "キーを直してください。",
                "correct the key",
                spec.where("events", event.key),
            )


def _unknown(spec: Specification, event: Event) -> Iterator[str]:
    roles = {role.key: role for role in event.roles}
    if event.subject not in roles:
        yield f"role {event.subject}"
    for role in event.roles:
        yield from _items(spec, role.group, role.values)
    for entered in event.entered_by:
        function = spec.functions.get(entered.function)
        inputs = getattr(function.operation, "inputs", ()) if function else ()
        known = {*inputs, *_keys(spec, str(getattr(function and function.operation, "record", "")))}
        if function is None:
            yield f"function {entered.function}"
        yield from (f"input {item}" for item in entered.inputs if function and item not in known)
    for effect in event.effects:
        if isinstance(effect, Open | AbsentRow):
            yield from _items(spec, effect.group, effect.where)
            yield from _items(spec, effect.group, effect.values)
        elif effect.role not in roles:
            yield f"role {effect.role}"
        else:
            stated = getattr(effect, "marks", None) or getattr(effect, "values", {})
            yield from _items(spec, roles[effect.role].group, stated)
    yield from _refused(spec, event, roles)
    yield from _told(spec, event)


def _refused(spec: Specification, event: Event, roles: Mapping[str, Role]) -> Iterator[str]:
    for one in event.refuses:
        for name, values in (*one.rows.items(), *one.beside.items()):
            if name in roles:
                yield from _items(spec, roles[name].group, values)
            else:
                yield f"role {name}"


def _told(spec: Specification, event: Event) -> Iterator[str]:
    after = event.afterwards
    yield from (f"form {one.form}" for one in after.issue if one.form not in spec.forms)
    for one in after.issue:
        form = spec.forms.get(one.form)
        known = {item.key for item in form.items} if form else set(one.prints)
        yield from (f"item {one.form}.{item}" for item in one.prints if item not in known)
    functions = [one.function for one in after.search]
    functions += [event.cancel.function] if event.cancel else []
    yield from (f"function {name}" for name in functions if name not in spec.functions)
    yield from (f"linkage {one.linkage}" for one in after.send if one.linkage not in spec.linkages)
    for sent in after.send:
        for stated in (sent.where, sent.values, sent.never):
            yield from _codes(spec, sent.group, stated)
    for searched in after.search:
        function = spec.functions.get(searched.function)
        record = str(getattr(function and function.operation, "record", ""))
        for stated in (searched.by, searched.where):
            yield from _codes(spec, record, stated)


def _items(spec: Specification, group: str, values: Values) -> Iterator[str]:
    if group not in spec.records:
        yield f"group {group}"
        return
    known = {item.key for item in spec.records[group].items}
    yield from (f"item {group}.{item}" for item in values if item not in known)
    yield from _codes(spec, group, values)


def _codes(spec: Specification, group: str, values: Values) -> Iterator[str]:
    """Yield each constant that is no value of its item's code list."""
    found = spec.records.get(group)
    for item in found.items if found else ():
        codes = spec.codes.get(item.code_list or "")
        stated = values.get(item.key)
        if codes is None or codes.open_values or not isinstance(stated, str | tuple):
            continue
        for value in (stated,) if isinstance(stated, str) else stated:
            if value is not None and str(value) not in codes.values:
                yield f"code {group}.{item.key}: {value}"


def _keys(spec: Specification, group: str) -> tuple[str, ...]:
    return spec.records[group].primary_key if group in spec.records else ()
