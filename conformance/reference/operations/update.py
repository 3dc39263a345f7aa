"""Functions that change a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Update, of_derived
from conformance.reference.call import key_items
from conformance.reference.guards import check_guards, check_role
from conformance.reference.operations.registry import runs
from conformance.reference.operations.writing import check_inputs, derived, succeed, under_key

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


@runs(Update)
def update(call: FunctionCall, operation: Update) -> list[Row]:
    """Store the changed values, what is set and what follows; earlier history rows stay."""
    group = call.group(operation.record)
    check_role(call, operation.guards)
    changeable = [group.item(key) for key in operation.inputs]
    given = [item for item in changeable if item.key in call.inputs]
    needed = [*key_items(group), *(item for item in given if item.required)]
    check_inputs(call, needed, [*key_items(group), *given])
    old = under_key(call, group.key)
    changes: Row = {item.key: call.inputs[item.key] for item in given}
    changes.update(operation.sets)
    after = {**old, **changes, **dict.fromkeys(operation.derives)}
    check_guards(call, group, operation.guards, after)
    changes.update(derived(call, operation.derives, {**old, **changes}))
    check_guards(call, group, of_derived(operation), {**old, **changes})
    return [succeed(call, group.key, old, changes)]
