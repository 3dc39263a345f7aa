"""Rows in force: who is made up is alive and registered, unless a case says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import values_of
from conformance.catalog.models.events import Close

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

_KNOWN: dict[tuple[str, str], Mapping[str, Json]] = {}


def in_force(spec: Specification, group: str) -> Mapping[str, Json]:
    """Return the values by which rows of a group are in force.

    They are the constants, before an event, of the items by which events close such a row, or by
    which one that is not in force bars them.
    """
    at = (spec.digest, group)
    if at not in _KNOWN:
        _KNOWN[at] = _in_force(spec, group)
    return _KNOWN[at]


def _in_force(spec: Specification, group: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for event in spec.events.values():
        closed = [(e.role, e.marks) for e in event.effects if isinstance(e, Close)]
        barred = [one for precondition in event.refuses for one in precondition.rows.items()]
        for key, items in (*closed, *barred):
            role = event.role(key)
            if group not in {role.group, *role.also}:
                continue
            for item in items:
                value = role.values.get(item)
                if isinstance(value, str | bool | int):
                    found.setdefault(item, value)
    return {**_standing_for_oneself(spec, group), **found}


def _standing_for_oneself(spec: Specification, group: str) -> dict[str, Json]:
    """Return the codes by which a row does not give way to another of its group.

    Who is merged into another's number names one that is in use; a chain of them is nobody's.
    """
    model = spec.records[group]
    found: dict[str, Json] = {}
    for item in model.items:
        if item.ref is None or item.ref.domain != spec.domain or group not in item.ref.groups:
            continue
        for flag, given_up in item.required_when.root.items() if item.required_when else ():
            listed = spec.codes.get(model.item(flag).code_list or "")
            others = [c for c in listed.values if c not in values_of(given_up)] if listed else []
            found |= dict(zip((flag,), others, strict=False))
    return found
