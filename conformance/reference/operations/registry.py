"""Which function of the package runs which kind of operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from conformance.population.rows import Row
from conformance.reference.call import FunctionCall

if TYPE_CHECKING:
    from conformance.catalog.models.operations import Operation

O = TypeVar("O")  # noqa: E741 - an operation
Runner = Callable[[FunctionCall, O], list[Row]]
"""Runs an operation and returns the rows of the answer; `RefusalError` when it is refused."""

_RUNNERS: dict[type, Runner[object]] = {}


def runs(kind: type[O]) -> Callable[[Runner[O]], Runner[O]]:
    """Register the function that runs the operations of a kind."""

    def register(runner: Runner[O]) -> Runner[O]:
        _RUNNERS[kind] = cast("Runner[object]", runner)
        return runner

    return register


def runners() -> Mapping[type, Runner[object]]:
    """Return the registered functions by the kind they run."""
    return _RUNNERS


def runner_of(operation: Operation) -> Runner[object] | None:
    """Return what runs an operation; None for kinds that run through other calls or not at all."""
    return _RUNNERS.get(type(operation))
