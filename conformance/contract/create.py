"""Functions that add a row: what is entered, set and derived, once every check has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create, of_derived
from conformance.contract.guards import GuardRefusedError, check_guards, check_inputs, check_role
from conformance.contract.history import clocked, first_of
from conformance.contract.run import does
from conformance.contract.state import Stored

if TYPE_CHECKING:
    from conformance.contract.run import FunctionRun
    from conformance.contract.state import State
    from conformance.population.rows import Row


@does(Create)
def create(run: FunctionRun, operation: Create) -> State:
    """Return the state with the new row; what nobody entered is left to the package."""
    place, group = run.place(operation.record), run.group(operation.record)
    check_role(operation, run.call.role)
    items = [group.item(key) for key in operation.inputs]
    keys = set(group.primary_key)
    needed = [i for i in items if i.required or i.key in keys or run.inputs.get(i.key) is not None]
    check_inputs(run.spec, needed, run.inputs)
    given = {key: run.inputs[key] for key in operation.inputs if key in run.inputs}
    row: Row = {**first_of(group), **given, **operation.sets}
    if run.state.find(place, row) is not None:
        raise GuardRefusedError("C0409")
    check_guards(run.state, run.spec, operation.guards, group, row)
    row = {**row, **run.derived(operation, row)}
    check_guards(run.state, run.spec, of_derived(operation), group, row)
    unsaid = {item.key for item in group.items if item.key not in row}
    return run.state.adding(place, Stored(row, clocked(group, row) | unsaid))
