"""Views that hide a protected person's items from roles that may not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Restrict
from conformance.reference.operations.registry import runs
from conformance.reference.operations.writing import existing
from conformance.reference.protection import ProtectedSubject, person_of, protects

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


@runs(Restrict)
def restrict(call: FunctionCall, operation: Restrict) -> list[Row]:
    """Return the row; its hidden items are null for most roles while the person is protected."""
    row = existing(call, operation.record)
    if not call.behaviour.protected(protected=_is_protected(call, operation, row)):
        return [row]
    if call.actor.role in operation.unless:
        return [{**row, "alert": True}]
    hidden = call.behaviour.hidden(operation.hides, call.actor.role or "")
    return [{**row, **dict.fromkeys(hidden, None), "alert": True}]


def _is_protected(call: FunctionCall, operation: Restrict, row: Row) -> bool:
    group = call.group(operation.record)
    person = row.get(operation.subject) or person_of(call.spec, call.sandbox, group, row)
    named = ProtectedSubject(
        operation.protected_by,
        operation.subject,
        person,
        call.behaviour.marks(operation.active),
    )
    return protects(call.spec, call.sandbox, named, call.behaviour)
