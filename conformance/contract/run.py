"""A function being run on a state, and the register of what each kind of operation does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from conformance.catalog.models.base import Entry
from conformance.contract.guards import RULE_IS_SILENT, GuardRefusedError
from conformance.contract.rule_inputs import derivations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Operation, Update
    from conformance.catalog.models.records import RecordGroup
    from conformance.contract.call import Call
    from conformance.contract.state import Place, State, Stored
    from conformance.findings import Json
    from conformance.population.rows import Row

O = TypeVar("O", bound=Entry)  # noqa: E741 - an operation


@dataclass(frozen=True, slots=True)
class FunctionRun:
    """A function that is run: the call, the rows that stand before it, how a history is kept.

    `adds`: whether a cancellation and a batch add a history row (the contract leaves open whether
    they do, or mark the newest row in its place).
    """

    state: State
    call: Call
    adds: bool = True

    @property
    def spec(self) -> Specification:
        """The specification of the function's domain."""
        return self.state.spec(self.call.domain)

    @property
    def operation(self) -> Operation:
        """What the function does."""
        return self.spec.functions[self.call.key].operation

    @property
    def inputs(self) -> Mapping[str, Json]:
        """What is entered."""
        return self.call.body

    def place(self, record: str) -> Place:
        """Return the place of a group of the domain."""
        return self.call.domain, record

    def group(self, record: str) -> RecordGroup:
        """Return a group of the domain."""
        return self.spec.records[record]

    def existing(self, record: str) -> Stored:
        """Return the current row under the key of the inputs (C0404 when there is none)."""
        found = self.state.find(self.place(record), self.inputs)
        if found is None:
            raise GuardRefusedError("C0404")
        return found

    def derived(self, operation: Create | Update, row: Row) -> Row:
        """Return the items that rules give for a row (E0004 where a rule gives nothing)."""
        found = derivations(self.spec, operation, row, self.state.day)
        if found is None:
            raise GuardRefusedError(RULE_IS_SILENT)
        return found.values


_EFFECTS: dict[type, Callable[[FunctionRun, Entry], State]] = {}


def does(
    kind: type[O],
) -> Callable[[Callable[[FunctionRun, O], State]], Callable[[FunctionRun, O], State]]:
    """Register what running an operation of a kind makes of the rows."""

    def register(function: Callable[[FunctionRun, O], State]) -> Callable[[FunctionRun, O], State]:
        _EFFECTS[kind] = cast("Callable[[FunctionRun, Entry], State]", function)
        return function

    return register


def effect_of(operation: object) -> Callable[[FunctionRun, Entry], State] | None:
    """Return what running an operation does; None where it leaves the rows as they are."""
    return _EFFECTS.get(type(operation))
