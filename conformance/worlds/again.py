"""Trying a saved counterexample again: the very same, before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast
from unittest import SkipTest  # what Hypothesis raises where there is nothing to try

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis.errors import InvalidArgument, Unsatisfiable

from conformance.worlds.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from conformance.findings import Counterexample

T = TypeVar("T")

_OTHERWISE_MADE = (LookupError, TypeError, ValueError, AttributeError, Unsatisfiable, SkipTest)
"""What an attempt raises when a value saved by an earlier run is none of today's."""


def again(strategy: SearchStrategy[T], attempt: Callable[[T], None], one: Counterexample) -> bool:
    """Try a saved counterexample; say whether it still fits what the strategy draws.

    Raises:
        FindingError: the attempt fails on it.
    """
    ended = False

    def attempts(drawn: T) -> None:
        nonlocal ended
        attempt(drawn)
        ended = True

    try:
        _run(strategy, attempts, one)
    except (*_OTHERWISE_MADE, InvalidArgument):
        return False
    return ended


def _run(strategy: SearchStrategy[T], attempts: Callable[[T], None], one: Counterexample) -> None:
    """Run a test of nothing but the counterexample: a value as it is, choices as they draw."""
    by_value = one.form == "value"
    test = settings(
        database=None if by_value else Choices.of(one.value),
        deadline=None,
        phases=(Phase.explicit if by_value else Phase.reuse,),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )(given(strategy)(attempts))
    if by_value:
        test = example(cast("T", one.value))(test)
    test()
