"""Functions that take a row out of force: it is marked, and stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Cancel
from conformance.contract.guards import check_guards, check_inputs, check_role
from conformance.contract.history import key_items, succeed
from conformance.contract.run import does

if TYPE_CHECKING:
    from conformance.contract.run import FunctionRun
    from conformance.contract.state import State


@does(Cancel)
def cancel(run: FunctionRun, operation: Cancel) -> State:
    """Return the state with the row under the key marked."""
    check_role(operation, run.call.role)
    check_inputs(run.spec, key_items(run.group(operation.record)), run.inputs)
    old = run.existing(operation.record)
    group = run.group(operation.record)
    check_guards(run.state, run.spec, operation.guards, group, old.row)
    return succeed(run.state, run.place(operation.record), old, operation.marks, adds=run.adds)
