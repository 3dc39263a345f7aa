"""Functions that take a row out of force and keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Cancel
from conformance.reference.guards import check_guards, check_role
from conformance.reference.operations.registry import runs
from conformance.reference.operations.writing import existing, succeed

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


@runs(Cancel)
def cancel(call: FunctionCall, operation: Cancel) -> list[Row]:
    """Store the row with its marks; it stays readable."""
    check_role(call, operation.guards)
    old = existing(call, operation.record)
    check_guards(call, call.group(operation.record), operation.guards, old)
    return [succeed(call, operation.record, old, dict(operation.marks))]
