"""Functions that change a row: the changed row follows the old one, which stays in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Update, of_derived
from conformance.contract.guards import check_guards, check_inputs, check_role
from conformance.contract.history import key_items, succeed
from conformance.contract.run import does

if TYPE_CHECKING:
    from conformance.contract.run import FunctionRun
    from conformance.contract.state import State
    from conformance.population.rows import Row


@does(Update)
def update(run: FunctionRun, operation: Update) -> State:
    """Return the state with the row under the key changed to what is entered, set and derived."""
    group = run.group(operation.record)
    check_role(operation, run.call.role)
    given = [group.item(key) for key in operation.inputs if key in run.inputs]
    stated = [i for i in given if i.required or run.inputs[i.key] is not None]
    check_inputs(run.spec, [*key_items(group), *stated], run.inputs)
    old = run.existing(operation.record)
    changes: Row = {item.key: run.inputs[item.key] for item in given}
    changes.update(operation.sets)
    after = {**old.row, **changes, **dict.fromkeys(operation.derives)}
    check_guards(run.state, run.spec, operation.guards, group, after)
    changes.update(run.derived(operation, {**old.row, **changes}))
    check_guards(run.state, run.spec, of_derived(operation), group, {**old.row, **changes})
    return succeed(run.state, run.place(operation.record), old, changes)
