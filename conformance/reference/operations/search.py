"""Functions that find rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Search
from conformance.reference.operations.registry import runs
from conformance.reference.protection import is_protected, person_of

if TYPE_CHECKING:
    from conformance.catalog.models.operations import SearchBy
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall

_OUTSIDE = ("other_department", "other_municipality")


@runs(Search)
def search(call: FunctionCall, operation: Search) -> list[Row]:
    """Return the current rows, or all of the history, that match every given condition."""
    asked = [by for by in operation.by if call.inputs.get(by.item) is not None]
    table = call.table(operation.record)
    stored = table.query({})
    rows = call.behaviour.seen(stored if operation.past else table.current(), stored)
    joined = call.behaviour.joined
    found = [row for row in rows if joined([_found(call, by, row) for by in asked])]
    return call.behaviour.selected(_for_role(call, operation, found))


def _for_role(call: FunctionCall, operation: Search, found: list[Row]) -> list[Row]:
    """Return what the role may find: roles outside the domain find nobody who is protected."""
    if call.actor.role not in _OUTSIDE or call.spec.head.protection is None:
        return found
    group = call.group(operation.record)
    shown = [
        row
        for row in found
        if not is_protected(
            call.spec, call.sandbox, person_of(call.spec, call.sandbox, group, row), call.behaviour
        )
    ]
    return call.behaviour.left_in(found, shown)


def _found(call: FunctionCall, by: SearchBy, row: Row) -> bool:
    stored, sought = row.get(by.item), call.inputs[by.item]
    return call.behaviour.matches(by, stored, sought, matched=_matched(by, stored, sought))


def _matched(by: SearchBy, stored: Json, sought: Json) -> bool:
    if stored is None:
        return False
    if by.match == "prefix":
        return str(stored).startswith(str(sought))
    if by.match == "partial":
        return str(sought) in str(stored)
    if isinstance(sought, dict):
        return _within(stored, sought.get("from"), sought.get("to"))
    return stored == sought


def _within(stored: Json, first: Json, last: Json) -> bool:
    return _not_after(first, stored) and _not_after(stored, last)


def _not_after(first: Json, last: Json) -> bool:
    """Say whether `first` lies on or before `last`; an open end holds."""
    if first is None or last is None:
        return True
    if isinstance(first, int) and isinstance(last, int):
        return first <= last
    return str(first) <= str(last)
