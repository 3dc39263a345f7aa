"""Which wrong oracles the facts of a default run tell apart, and which nobody could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, given, seed, settings

from conformance.contract.oracles import as_read, oracle, parameters
from conformance.population import seeds
from conformance.rules.core import Why, to_json
from conformance.suite.asked import decided, drawn_facts, examples_of, first_facts
from conformance.suite.generative import GENERATED
from conformance.suite.rule_mutants.limit import TooLongError, at_most
from conformance.suite.rule_mutants.variants import Variant, variants
from conformance.suite.steady import steady

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

    Facts = dict[str, Json]

_FURTHER: Final = 300
"""Lawful facts beyond a run's, by which a wrong oracle is told from a right one."""

_SECONDS: Final = 1.0  # of one call of a wrong oracle, which may not end


@dataclass(frozen=True, slots=True)
class Killed:
    """A wrong oracle that a fact of the run tells apart, and that fact by its number."""

    where: str
    what: str
    by: int


@dataclass(frozen=True, slots=True)
class Survivor:
    """A wrong oracle that no fact of the run tells apart, though a lawful one does."""

    where: str
    what: str
    told_by: dict[str, object]


@dataclass(frozen=True, slots=True)
class RuleMutants:
    """The wrong oracles of one rule.

    `equivalent`: told apart by no fact of the run and by none of the further ones that were drawn;
    so they are taken for right.
    """

    domain: str
    rule: str
    facts: int
    total: int
    equivalent: int
    killed: tuple[Killed, ...]
    survivors: tuple[Survivor, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Facts as a rule reads them, as they were asked, and what the right oracle gives."""

    facts: Facts
    given: object
    output: dict[str, Json]


def judge_rule(spec: Specification, rule: str, run_seed: int) -> RuleMutants:
    """Return which wrong oracles of a rule the facts of a run with this seed tell apart."""
    made, law = oracle(spec, rule), parameters(spec, rule)
    asked = _known(spec, rule, _asked(spec, rule, run_seed))
    further: list[_Known] = []
    killed, survivors, equivalent = [], [], 0
    for variant in variants(made, law):
        by = _told_apart(variant, asked)
        if by is not None:
            killed.append(Killed(variant.where, variant.what, by))
            continue
        further = further or _known(spec, rule, _further(spec, rule, run_seed))
        told = _told_apart(variant, further)
        if told is None:
            equivalent += 1
        else:
            survivors.append(Survivor(variant.where, variant.what, dict(further[told].facts)))
    total = len(killed) + len(survivors) + equivalent
    return RuleMutants(
        spec.domain, rule, len(asked), total, equivalent, tuple(killed), tuple(survivors)
    )


def _asked(spec: Specification, rule: str, run_seed: int) -> Iterator[Facts]:
    """Yield the facts of a default run: worked examples, those always tried, those drawn."""
    yield from examples_of(spec, rule)
    yield from first_facts(spec, rule)
    case = f"{spec.domain}/rule/{rule}/generated-facts"
    yield from _drawn(spec, rule, seeds.number(run_seed, case), GENERATED)


def _further(spec: Specification, rule: str, run_seed: int) -> Iterator[Facts]:
    yield from _drawn(spec, rule, seeds.number(run_seed, spec.domain, rule, "further"), _FURTHER)


def _drawn(spec: Specification, rule: str, number: int, examples: int) -> list[Facts]:
    found: list[Facts] = []

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @seed(number)
    @given(drawn_facts(spec, rule))
    def collect(facts: Facts) -> None:
        found.append(facts)

    with steady():
        collect()
    return found


def _known(spec: Specification, rule: str, facts: Iterator[Facts]) -> list[_Known]:
    """Return the facts that the right oracle decides, with what it gives."""
    made = oracle(spec, rule)
    found = []
    for one in facts:
        derived = decided(spec, rule, one)
        if derived is not None:
            given_ = made.parse(as_read(spec, rule, one))
            found.append(_Known(one, given_, derived.as_json()))
    return found


def _told_apart(variant: Variant, known: Sequence[_Known]) -> int | None:
    """Return the number of the first fact for which the wrong oracle gives something else."""
    for number, one in enumerate(known):
        try:
            with at_most(_SECONDS):
                output = to_json(variant.function(one.given, variant.law, Why()))
        except (Exception, TooLongError):  # noqa: BLE001 - however it fails, it gives no answer
            return number
        if output != one.output:
            return number
    return None
