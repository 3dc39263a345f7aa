"""Functions that add a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create, of_derived
from conformance.reference.guards import check_guards, check_role
from conformance.reference.operations.registry import runs
from conformance.reference.operations.writing import check_inputs, derived, first_of_history
from conformance.reference.refusals import refuse

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


@runs(Create)
def create(call: FunctionCall, operation: Create) -> list[Row]:
    """Store the inputs with what is set and derived, once all checks have passed."""
    group = call.group(operation.record)
    check_role(call, operation.guards)
    items = [group.item(key) for key in operation.inputs]
    check_inputs(call, [i for i in items if i.required or i.key in group.primary_key], items)
    given = {key: call.inputs[key] for key in operation.inputs if key in call.inputs}
    row: Row = {**first_of_history(group), **given, **operation.sets}
    if call.behaviour.duplicates_refused() and call.table(group.key).find(row) is not None:
        call.behaviour.duplicate(call, group.key, row)
        raise refuse("C0409")
    check_guards(call, group, operation.guards, row)
    row |= derived(call, operation.derives, row)
    check_guards(call, group, of_derived(operation), row)
    row = call.behaviour.stored(row)
    if not call.behaviour.keeps():
        return [row]
    call.table(group.key).add(row)
    call.behaviour.follows(call, group.key, row)
    return [row]
