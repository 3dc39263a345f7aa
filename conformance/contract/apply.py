"""What a call makes of the rows: the next state, or why a correct package refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract import batch, cancel, create, update  # register what each kind does
from conformance.contract.call import CLERK, Call
from conformance.contract.guards import GuardRefusedError
from conformance.contract.run import FunctionRun, effect_of
from conformance.contract.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.contract.reply import Refusal
    from conformance.findings import Json

__all__ = ["apply", "batch", "cancel", "create", "run_call", "update", "ways"]


def run_call(
    spec: Specification, function: str, inputs: Mapping[str, Json], role: str = CLERK
) -> Call:
    """Return the call that runs a function."""
    operation = spec.functions[function].operation
    group = str(getattr(operation, "record", ""))
    return Call("run", spec.domain, function, operation.kind, group, role, body=inputs)


def apply(state: State, call: Call, *, adds: bool = True) -> State | Refusal:
    """Return the state after a function was run, or the reason for which it is refused.

    It is about the row that the function writes; what the event behind it entails in other rows is
    told by `effects.entailed`, and held by what `after_event.judged` says. `adds`: whether a
    cancellation and a batch add a history row; the contract leaves that open.
    """
    run = FunctionRun(state, call, adds)
    effect = effect_of(run.operation)
    if effect is None:
        return state
    try:
        return effect(run, run.operation)
    except GuardRefusedError as error:
        return error.refusal


def ways(state: State, call: Call) -> tuple[State, ...]:
    """Return what may stand after a function was run, the usual way first; none: it is refused."""
    found = [apply(state, call, adds=adds) for adds in (True, False)]
    allowed = tuple(one for one in found if isinstance(one, State))
    same = len(allowed) > 1 and allowed[0].tables == allowed[1].tables
    return allowed[:1] if same else allowed
