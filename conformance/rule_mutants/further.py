"""Lawful facts beyond those of a run, by which wrong oracles are told from the right one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, given, seed, settings

from conformance.catalog.input_forms import unstated
from conformance.contract.oracles import as_read, oracle
from conformance.population import seeds
from conformance.population.code_facts import stated_codes
from conformance.population.edges import change_days
from conformance.rule_mutants.enterable import Enterable
from conformance.rule_mutants.neighbours import Surroundings, in_our_times, neighbours
from conformance.worlds.asked import decided, drawn_facts, examples_of, first_facts
from conformance.worlds.steady import steady

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

    Facts = dict[str, Json]

_DRAWN: Final = 60
_NEAR: Final = 800  # worked examples with one value changed
_FARTHER: Final = 300  # with two


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """Facts as they were asked and as a rule reads them, and what the right oracle gives."""

    facts: Facts
    given: object
    output: object


def always_asked(spec: Specification, rule: str) -> list[KnownAnswer]:
    """Return the facts of every run that the right oracle decides: examples, those always tried."""
    facts = [*examples_of(spec, rule), *first_facts(spec, rule)]
    return list(_known(spec, rule, facts))


def drawn_by(spec: Specification, rule: str, run_seed: int, examples: int) -> list[KnownAnswer]:
    """Return the facts that a run with this seed draws beside, as far as they are decided."""
    case = f"{spec.domain}/rule/{rule}/generated-facts"
    drawn = _drawn(spec, rule, seeds.number(run_seed, case), examples)
    return list(_known(spec, rule, drawn))


def further(spec: Specification, rule: str, run_seed: int) -> Iterator[list[KnownAnswer]]:
    """Yield facts that an office can enter and the rule decides, the nearest to examples first.

    Those with one value other than in a worked example, then with two, then any; of the first two
    kinds, the usual ones come before the others.
    """
    number = seeds.number(run_seed, spec.domain, rule, "further")
    order = Random(number)  # noqa: S311 - a choice among many, no secret
    changes = in_our_times(change_days(spec.rules[rule]))
    enterable, seen = Enterable(examples_of(spec, rule), changes), set[str]()
    once = _once(spec, rule)
    rest: list[list[Facts]] = []
    for made in (
        _some([facts for near in once for facts in near], _NEAR, order),
        _twice(examples_of(spec, rule), once, order),
    ):
        new = [one for one in made if _is_new(one, seen) and enterable(one)]
        yield _lawful(spec, rule, [one for one in new if enterable.usual(one)])
        rest.append([one for one in new if not enterable.usual(one)])
    rest.append([one for one in _drawn(spec, rule, number, _DRAWN) if enterable(one)])
    yield from (_lawful(spec, rule, facts) for facts in rest)


def _lawful(spec: Specification, rule: str, facts: list[Facts]) -> list[KnownAnswer]:
    """Return the facts that keep to the forms of the inputs and that the rule decides."""
    formed = (one for one in facts if not any(unstated(spec, spec.rules[rule], one)))
    return list(_known(spec, rule, formed))


def _is_new(facts: Facts, seen: set[str]) -> bool:
    shown = repr(facts)
    known = shown in seen
    seen.add(shown)
    return not known


def _once(spec: Specification, rule: str) -> list[list[Facts]]:
    """Return for each worked example those with one value changed."""
    stated = spec.rules[rule]
    numbers = sorted({n for entry in stated.parameters for n in _numbers(entry)})
    around = Surroundings(stated_codes(spec, rule), in_our_times(change_days(stated)), numbers)
    return [list(neighbours(base, around)) for base in examples_of(spec, rule)]


def _twice(bases: list[Facts], once: list[list[Facts]], order: Random) -> list[Facts]:
    """Return worked examples with two changes of one value joined."""
    found = []
    for _ in range(_FARTHER if any(once) else 0):
        at = order.randrange(len(bases))
        if once[at]:
            base, one, other = bases[at], order.choice(once[at]), order.choice(once[at])
            found.append({**one, **{n: v for n, v in other.items() if v != base.get(n)}})
    return found


def _some(facts: list[Facts], most: int, order: Random) -> list[Facts]:
    return facts if len(facts) <= most else order.sample(facts, most)


def _numbers(value: object) -> Iterator[Decimal]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield Decimal(str(value))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one)


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


def _known(spec: Specification, rule: str, facts: Iterable[Facts]) -> Iterator[KnownAnswer]:
    """Yield the facts that the right oracle decides, with what it gives."""
    made = oracle(spec, rule)
    for one in facts:
        derived = decided(spec, rule, one)
        if derived is not None:
            yield KnownAnswer(one, made.parse(as_read(spec, rule, one)), derived.output)
