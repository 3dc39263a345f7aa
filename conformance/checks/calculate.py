"""Rules and the functions that apply them: the package agrees with the oracle, case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis.errors import UnsatisfiedAssumption

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.catalog.models.operations import Calculate
from conformance.catalog.models.requirements import Rule
from conformance.contract.oracles import (
    as_read,
    derive,
    explained,
)
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.worlds.asked import (
    ALL,
    beyond,
    decided,
    drawn_facts,
    examples_of,
    first_facts,
)
from conformance.worlds.generative import each
from conformance.worlds.process.entered import hold_entered, ways
from conformance.worlds.process.mapped import Process, hold_mapped
from conformance.worlds.rule_check import equal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived
    from conformance.surfaces.package import Reply

    Ask = Callable[[Mapping[str, Json]], Reply]


@generates(Rule)
def rule_cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """The worked examples, and facts nobody wrote down."""
    yield Draft("worked-examples", "rule/worked-examples")
    yield Draft("generated-facts", "rule/generated-facts")


@generates(Calculate)
def function_cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """The same two, through the function that applies the rule."""
    yield Draft("worked-examples", "calculate/worked-examples")
    yield Draft("generated-facts", "calculate/generated-facts")


@check(
    "rule/worked-examples",
    polarity="value",
    ja="計算例のすべてで規則どおりの結果を返す",
    en="gives the right result for every worked example",
    needs=("calculate",),
    spares=Spares("all", stores_one=True),
)
def rule_examples(trial: Trial) -> None:
    """Every worked example of the rule, in order; by a process, those that it can be asked."""
    if one := Process.of(trial, trial.key):
        hold_mapped(trial, one, edges=False)
        return
    if found := ways(trial, trial.key):
        hold_entered(trial, trial.key, found, edges=False)
        return
    _examples(trial, trial.key, _calculation(trial, trial.key))


@check(
    "rule/generated-facts",
    polarity="value",
    ja="生成した事実（端の日付・人数・区分を含む）で規則どおりの結果を返す",
    en="gives the right result for generated facts with boosted edges",
    needs=("calculate",),
    generative=True,
)
def rule_generated(trial: Trial) -> None:
    """Facts generated from the seed; a failure is shrunk to the smallest."""
    if one := Process.of(trial, trial.key):
        hold_mapped(trial, one, edges=True)
        return
    if found := ways(trial, trial.key):
        hold_entered(trial, trial.key, found, edges=True)
        return
    _generated(trial, trial.key, _calculation(trial, trial.key))


@check(
    "calculate/worked-examples",
    polarity="value",
    compares="rule",
    ja="計算例のすべてで規則どおりに算出する",
    en="calculates every worked example as the rule says",
    needs=("run",),
    spares=Spares("all", stores_one=True),
)
def function_examples(trial: Trial) -> None:
    """Every worked example that the function is about, through the function."""
    operation = trial.operation(Calculate)
    _examples(trial, operation.rule, trial.run, operation.where)


@check(
    "calculate/generated-facts",
    polarity="value",
    compares="rule",
    ja="生成した事実で規則どおりに算出する",
    en="calculates generated facts as the rule says",
    needs=("run",),
    generative=True,
)
def function_generated(trial: Trial) -> None:
    """Facts generated from the seed that the function is about, through the function."""
    operation = trial.operation(Calculate)
    _generated(trial, operation.rule, trial.run, operation.where)


def agree(
    trial: Trial,
    rule: str,
    ask: Ask,
    facts: Mapping[str, Json],
    known: Derived[object] | None = None,
) -> dict[str, Json]:
    """Hold that the package gives what the oracle gives (`known` where it was asked already).

    What the profile says that a vendor's API shows nowhere is not judged.
    """
    facts = as_read(trial.spec, rule, facts)
    derived = known or derive(trial.spec, rule, facts)
    expected = trial.own.shown(rule, derived.as_json())
    reply = trial.accepted(ask(facts))
    found = reply.rows[0] if reply.rows else {}
    kinds = trial.spec.rules[rule].output
    for name, value in expected.items():
        if not equal(value, found.get(name), decimal=kinds.get(name) == "decimal"):
            raise trial.value_differs(
                name,
                value,
                found.get(name),
                reply.exchange.path,
                cause=f"{trial.domain}/rule/{rule}",
                steps=explained(derived),
                example=dict(facts),
            )
    return expected


def each_generated(
    trial: Trial,
    rule: str,
    attempt: Callable[[dict[str, Json], Derived[object]], object],
    where: Mapping[str, object] = ALL,
    more: Iterable[dict[str, Json]] = (),
) -> None:
    """Try `attempt` on generated facts and what the rule derives of them; shrink a failure.

    The facts hold all values of `where`. `more` are further facts to try in any case.
    """

    def told(facts: dict[str, Json]) -> None:
        derived = decided(trial.spec, rule, facts)
        out_of_reach = beyond(trial.profile, trial.domain, rule, facts)
        if derived is None or out_of_reach:
            raise UnsatisfiedAssumption
        attempt(facts, derived)

    hold_within(trial, rule, examples_of(trial.spec, rule, where))
    first = first_facts(trial.spec, rule, where, more)
    each(trial, drawn_facts(trial.spec, rule, where), told, first=first)


def hold_within(
    trial: Trial, rule: str, facts: Sequence[Mapping[str, Json]], *, every: bool = False
) -> None:
    """Hold that one worked example lies within what the package answers for, or `every` one.

    `UntestedError`: U-BEYOND-LIMITS, with how many do not.
    """
    found = (beyond(trial.profile, trial.domain, rule, one) for one in facts)
    outside = [name for name in found if name]
    if outside and (every or len(outside) == len(facts)):
        raise UntestedError(
            make_cause(
                "U-BEYOND-LIMITS",
                {"rule": rule},
                items=", ".join(sorted({*outside})),
                beyond=str(len(outside)),
                asked=str(len(facts)),
            )
        )


def _calculation(trial: Trial, rule: str) -> Ask:
    return lambda facts: trial.interface.calculate(trial.domain, rule, facts)


def _examples(trial: Trial, rule: str, ask: Ask, where: Mapping[str, object] = ALL) -> None:
    trial.begin()
    facts = examples_of(trial.spec, rule, where)
    known = [(one, derived) for one in facts if (derived := decided(trial.spec, rule, one))]
    if facts and not known:
        raise UntestedError(_NOT_DECIDED)
    for one, derived in known:
        if not beyond(trial.profile, trial.domain, rule, one):
            agree(trial, rule, ask, one, derived)
    hold_within(trial, rule, [one for one, _ in known], every=True)


def _generated(trial: Trial, rule: str, ask: Ask, where: Mapping[str, object] = ALL) -> None:
    trial.begin()
    each_generated(trial, rule, lambda one, known: agree(trial, rule, ask, one, known), where)


_NOT_DECIDED = make_cause("U-NOT-DECIDED")
