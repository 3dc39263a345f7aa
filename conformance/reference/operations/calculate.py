"""Functions that apply a rule to given facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Calculate
from conformance.reference import oracle
from conformance.reference.operations.registry import runs

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


@runs(Calculate)
def calculate(call: FunctionCall, operation: Calculate) -> list[Row]:
    """Return the rule's output for the inputs."""
    given = call.behaviour.rule_given(dict(call.inputs))
    output = oracle.apply(call.spec, operation.rule, given, call.conduct)
    return [call.behaviour.rule_output(call.inputs, output)]
