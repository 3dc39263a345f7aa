"""Trying what is generated: from the seed and the case alone, a failure shrunk to the smallest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import FlakyFailure

from conformance.findings import FindingError
from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from conformance.suite.trial import Trial

T = TypeVar("T")

GENERATED = 25
"""How many generated facts or stories are tried for one case unless it says otherwise."""


def each(
    trial: Trial,
    strategy: SearchStrategy[T],
    attempt: Callable[[T], None],
    examples: int = GENERATED,
) -> None:
    """Try `attempt` on what the strategy draws: the same for the same seed and case.

    Raises:
        FindingError: the finding of the smallest example for which the attempt fails.
    """

    @seed(seeds.number(trial.seed, trial.case.id))
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow),
        report_multiple_bugs=False,
    )
    @given(strategy)
    def attempts(drawn: T) -> None:
        attempt(drawn)

    try:
        attempts()
    except FlakyFailure as flaky:
        # The package answered the same question differently: one answer was wrong all the same.
        found = [e for e in flaky.exceptions if isinstance(e, FindingError)]
        raise (found[0] if found else flaky) from None
