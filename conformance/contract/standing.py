"""Who takes part in an event as things stand: the rows of its roles, found by their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.models.events import OfInput, OfRole
from conformance.contract.after_event import events_of, newest
from conformance.contract.stated import Act, all_wanted, fixed
from conformance.findings import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Event, Role, Stated

Rows = Callable[[str], Sequence[Mapping[str, Json]]]
"""All rows of a group of the domain, as they stand."""


def entered(
    spec: Specification, function: str, act: Act, rows: Rows
) -> Iterator[tuple[Event, Act]]:
    """Yield the events that a call enters, each with the rows found for its roles."""
    for event in events_of(spec, function):
        for one in event.entered_by:
            if one.function == function and _sent(one.inputs, act):
                seen = cast_in(spec, event, act, rows)
                if event.subject in seen.roles:
                    yield event, seen
                break


def cast_in(spec: Specification, event: Event, act: Act, rows: Rows) -> Act:
    """Return the act with the row of each role that can be told by its key."""
    for role in event.roles:
        row = _row(spec, role, act, rows(role.group))
        if row is not None:
            act = replace(act, roles={**act.roles, role.key: row})
    return act


def is_barred(event: Event, act: Act) -> bool:
    """Return whether what stands bars an event."""
    return any(
        bool(one.rows)
        and all(
            role in act.roles
            and all(w.met(act.roles[role].get(i)) for i, w in all_wanted(values, act).items())
            for role, values in one.rows.items()
        )
        for one in event.refuses
    )


def _sent(inputs: Mapping[str, Stated], act: Act) -> bool:
    return all(
        act.inputs.get(item) == value
        for item, value in inputs.items()
        if value is None or isinstance(value, str | int | bool)
    )


def _row(
    spec: Specification, role: Role, act: Act, rows: Sequence[Mapping[str, Json]]
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
