"""Outcomes of a process held against the rule behind them: only what any telling of it allows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from conformance.contract.oracles import as_read, explained
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.worlds.process.unknown import is_calendar, outcomes
from conformance.worlds.rule_check import equal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.worlds.process.moved import RuleSample

    Facts = dict[str, Json]
    Enter = Callable[[Facts, Mapping[str, Json]], "ProcessOutputs"]

MOST: Final = 9
"""Processes that a case enters: each makes people who stay in the package."""
_ATTEMPTS: Final = 24
"""Processes begun, those among them that the package refuses on the way."""


@dataclass(frozen=True, slots=True)
class ProcessOutputs:
    """What a process showed: the outputs it told, and where they were read.

    `unknown`: facts that no request of it had in it. `typed`: outputs that it was sent, so that the
    package did not work them out.
    """

    outputs: Mapping[str, Json]
    where: str
    unknown: tuple[str, ...] = ()
    typed: frozenset[str] = frozenset()


@dataclass
class ProcessComparison:
    """Outcomes of processes as they are held against a rule.

    `unknown`: facts that no request tells the package. `unheld`: outputs that it shows nowhere, as
    its profile says. `every`: nothing passes unless each of the facts listed was judged.
    """

    trial: Trial
    rule: str
    unknown: set[str]
    unheld: frozenset[str] = frozenset()
    every: bool = False
    judged: set[int] = field(default_factory=set)
    missed: dict[int, Cause] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    known: dict[str, dict[str, Json]] = field(default_factory=dict)

    def hold(self, asked: Iterable[RuleSample], enter: Enter) -> None:
        """Enter facts after facts; hold that each outcome is one that the rule can give of them.

        `enter` makes the process of some facts of which the given outputs must come.

        Raises:
            FindingError: an outcome is another one.
            UntestedError: no outcome could be judged, or not that of all that was to be.
        """
        for one in islice(self._open(asked), _ATTEMPTS):
            try:
                self._judge(one, enter(one.facts, one.derived.as_json()))
            except UntestedError as error:
                self.missed[one.number] = error.cause
            finally:
                self.trial.watched.clear()  # a process writes, unlike a calculation
        left = [cause for number, cause in self.missed.items() if number not in self.judged]
        if self.lacking:
            raise UntestedError(_not_shown(self.rule, sorted(self.lacking)))
        if not self.judged:
            raise UntestedError(next(iter(left), undetermined(self.rule, self.unknown)))
        open_facts = {f for f in self.unknown if not is_calendar(self.trial.spec, self.rule, f)}
        if self.every and open_facts:  # each was asked, but not as it was meant
            left = left or [undetermined(self.rule, open_facts)]
        if self.every and left:
            raise UntestedError(in_part(left[0], len(self.judged), len(left)))

    def _open(self, asked: Iterable[RuleSample]) -> Iterator[RuleSample]:
        """Yield the facts of which something must come out, whatever else is so."""
        number = 0
        for one in asked:
            if self.every and one.number in self.judged:
                continue
            if not self._expected(one.facts):
                self.missed.setdefault(one.number, undetermined(self.rule, self.unknown))
                continue
            if number == MOST:
                return
            yield one
            number += one.number in self.judged

    def _judge(self, one: RuleSample, shown: ProcessOutputs) -> None:
        self.unknown |= set(shown.unknown)
        expected = self._expected(one.facts, shown.typed)
        if not expected:
            typed = shown.typed and typed_in(self.rule, shown.typed)
            raise UntestedError(typed or undetermined(self.rule, self.unknown))
        told = {name for name in expected if shown.outputs.get(name) is not None}
        self.lacking |= {name for name, v in expected.items() if v is not None} - told
        self._agrees(one, expected, shown)
        if told:
            self.judged.add(one.number)

    def _agrees(self, one: RuleSample, expected: Mapping[str, Json], shown: ProcessOutputs) -> None:
        kinds = self.trial.spec.rules[self.rule].output
        for name, value in expected.items():
            found = shown.outputs.get(name)
            decimal = kinds.get(name) == "decimal"
            if found is not None and not equal(value, found, decimal=decimal):
                raise self.trial.value_differs(
                    name,
                    value,
                    found,
                    shown.where,
                    cause=f"{self.trial.domain}/rule/{self.rule}",
                    steps=explained(one.derived),
                    example=one.facts,
                )

    def _expected(self, facts: Facts, typed: frozenset[str] = frozenset()) -> dict[str, Json]:
        spec, unknown = self.trial.spec, sorted(self.unknown)
        key = f"{facts} {unknown}"
        if key not in self.known:
            told = as_read(spec, self.rule, facts)
            self.known[key] = outcomes(spec, self.rule, told, unknown)
        return {k: v for k, v in self.known[key].items() if k not in self.unheld | typed}


def in_part(cause: Cause, judged: int, left: int) -> Cause:
    """Return the cause of the first facts that were not judged, with how many were."""
    return replace(
        cause,
        ja=f"{judged} 件は規則どおりで、{left} 件は尋ねられませんでした: {cause.ja}",
        en=f"{judged} came out right, {left} could not be asked: {cause.en}",
    )


def _not_shown(rule: str, outputs: Iterable[str]) -> Cause:
    names = ", ".join(outputs)
    return make_cause("P-OUTPUT-UNTOLD", {"rule": rule, "outputs": names}, rule=rule, names=names)


def typed_in(rule: str, outputs: Iterable[str]) -> Cause:
    """Return the cause: the package is sent the outcome, and need not work it out."""
    names = ", ".join(sorted(outputs))
    return make_cause("P-TYPED-IN", {"rule": rule, "outputs": names}, rule=rule, names=names)


def undetermined(rule: str, unknown: Iterable[str]) -> Cause:
    """Return the cause: what a process does not tell decides what would have to come out."""
    names = ", ".join(unknown)
    return make_cause("P-FACTS-UNTOLD", {"rule": rule, "facts": names}, rule=rule, names=names)
