"""Trying what is generated: from the seed and the case alone, a failure shrunk to the smallest.

What earlier runs saved is tried first (`conformance.cases.saved`), then what the caller wants tried
in any case, then what is drawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Flaky, UnsatisfiedAssumption

from conformance.cases.plain import NotPlainError, plain
from conformance.findings import Counterexample, FindingError
from conformance.population import seeds
from conformance.worlds.again import again
from conformance.worlds.choices import Choices
from conformance.worlds.steady import steady

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.findings import Json

T = TypeVar("T")

GENERATED = 25
"""How many generated facts or stories are tried for one case unless it says otherwise."""


def each(
    trial: Trial,
    strategy: SearchStrategy[T],
    attempt: Callable[[T], None],
    examples: int = GENERATED,
    *,
    part: str = "",
    first: Iterable[T] = (),
) -> None:
    """Try `attempt` on what is saved and drawn: the same for the same seed, case and saved ones.

    `first` are values to be tried before any is drawn; those for which the attempt raises
    `UnsatisfiedAssumption` are passed over. `part` names this draw where a case draws several kinds
    of things, so that a saved example comes back to its own. A finding without an example gets what
    was drawn, if that is a mapping of plain values; `conformance.cases.stories.steps.as_example`
    makes one of everything else.

    Raises:
        FindingError: the finding of the smallest example for which the attempt fails, with the
            counterexample by which `conformance replay` and the corpus try it again.
    """
    draw = _Draw(trial, strategy, _Watched(attempt, part), part, list(first))
    draw.saved()
    draw.listed()
    draw.drawn(examples)


class _Watched(Generic[T]):
    """An attempt that remembers what it failed on."""

    def __init__(self, attempt: Callable[[T], None], part: str) -> None:
        self._attempt = attempt
        self._part = part
        self._failed: dict[int, tuple[FindingError, Counterexample | None]] = {}

    def __call__(self, drawn: T) -> None:
        before = self._as_value(drawn)  # an attempt may change what it is given
        try:
            self._attempt(drawn)
        except FindingError as error:
            self._failed[id(error)] = (error, before)
            raise

    def value_of(self, error: FindingError) -> Counterexample | None:
        """Return the value that gave a finding; None where it is no JSON."""
        return self._failed[id(error)][1]

    def _as_value(self, drawn: T) -> Counterexample | None:
        try:
            return Counterexample(self._part, "value", plain(drawn))
        except NotPlainError:
            return None


class _Draw(Generic[T]):
    """One of the draws of a case: its saved examples, those always tried, and those drawn."""

    def __init__(
        self,
        trial: Trial,
        strategy: SearchStrategy[T],
        attempt: _Watched[T],
        part: str,
        first: Sequence[T],
    ) -> None:
        self.trial = trial
        self.strategy = strategy
        self.attempt = attempt
        self.part = part
        self.first = first

    def saved(self) -> None:
        """Try the saved examples; the first that fails is the case's finding."""
        for one in self.trial.saved.of(self.part):
            try:
                fits = self._again(one)
            except FindingError as error:
                self.trial.saved.note(fits=True)
                raise _with(error, replace(one, saved=True)) from None
            self.trial.saved.note(fits=fits)

    def _again(self, one: Counterexample) -> bool:
        """Try a saved example; say whether it still fits."""
        if one.form != "listed":
            return again(self.strategy, self.attempt, one)
        at = one.value if isinstance(one.value, int) else -1
        if not 0 <= at < len(self.first):
            return False
        self._try(self.first[at], at)
        return True

    def listed(self) -> None:
        """Try the values that are tried in any case, in their order.

        A list that fails is cut down to the first member that fails alone, if one does.
        """
        for at, value in enumerate(self.first):
            self._try(value, at)

    def _try(self, value: T, at: int) -> None:
        error = self._fails(value)
        if error is None:
            return
        members = cast("list[T]", [[one] for one in value] if isinstance(value, list) else [])
        alone = next(filter(None, map(self._fails, members)), error)
        raise self._found(alone, Counterexample(self.part, "listed", at)) from None

    def _fails(self, value: T) -> FindingError | None:
        """Return the finding of an attempt; None where it holds or the value is turned away."""
        try:
            self.attempt(value)
        except UnsatisfiedAssumption:
            return None
        except FindingError as error:
            return error
        return None

    def drawn(self, examples: int) -> None:
        """Try what is drawn; a failure is shrunk to the smallest."""
        choices, wrong = Choices(), list[FindingError]()

        # The settings stand above the seed, which would take the database away.
        @settings(
            max_examples=examples,
            database=choices,
            deadline=None,
            derandomize=False,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow),
            report_multiple_bugs=False,
        )
        @seed(seeds.number(self.trial.seed, self.trial.case.id))
        @given(self.strategy)
        def attempts(drawn: T) -> None:
            try:
                self.attempt(drawn)
            except FindingError as error:
                wrong.append(error)
                raise

        try:
            with steady():
                attempts()
        except Flaky:
            # The package answered the same question differently: one answer was wrong all the same.
            if not wrong:
                raise
            raise self._found(wrong[0], self._smallest(choices)) from None
        except FindingError as error:
            raise self._found(error, self._smallest(choices)) from None

    def _smallest(self, choices: Choices) -> Counterexample | None:
        smallest = choices.smallest()
        return None if smallest is None else Counterexample(self.part, "choices", smallest)

    def _found(self, error: FindingError, otherwise: Counterexample | None) -> FindingError:
        """Return the finding with what it takes to try its example again.

        That is the value itself; `otherwise` where it is no JSON.
        """
        one = self.attempt.value_of(error) or otherwise
        return error if one is None else _with(error, one)


def _with(error: FindingError, one: Counterexample) -> FindingError:
    """Return the finding with its counterexample; plain values are its example if it has none."""
    finding = error.finding
    example = _as_facts(one) if finding.example is None else finding.example
    return FindingError(replace(finding, counterexample=one, example=example))


def _as_facts(one: Counterexample) -> Json:
    """Return a drawn value as facts of which a story can be told; None where it is no JSON."""
    if one.form != "value":
        return None
    return one.value if isinstance(one.value, dict) else {"drawn": one.value}
