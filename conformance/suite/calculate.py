"""Rules and the functions that apply them: the package agrees with the oracle, case by case."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from hypothesis.errors import UnsatisfiedAssumption

from conformance.catalog.models.operations import Calculate
from conformance.catalog.models.requirements import Rule
from conformance.catalog.worked import meets, plain, worked
from conformance.contract.oracles import (
    GivenError,
    OutOfScopeError,
    as_read,
    derive,
    explained,
    oracle,
)
from conformance.findings import Cause, UntestedError
from conformance.population.code_facts import code_facts, stated_codes
from conformance.population.edges import change_days
from conformance.population.facts import edge_facts, facts_for, law_facts
from conformance.population.once import once_per_object
from conformance.suite.generative import each
from conformance.suite.registry import Draft, check, generates
from conformance.suite.rule_check import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hypothesis.strategies import SearchStrategy

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived
    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Reply

    Ask = Callable[[Mapping[str, Json]], Reply]

_ALL: Final[Mapping[str, object]] = MappingProxyType({})


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
)
def rule_examples(trial: Trial) -> None:
    """Every worked example of the rule, in order."""
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
    _generated(trial, trial.key, _calculation(trial, trial.key))


@check(
    "calculate/worked-examples",
    polarity="value",
    ja="計算例のすべてで規則どおりに算出する",
    en="calculates every worked example as the rule says",
    needs=("run",),
)
def function_examples(trial: Trial) -> None:
    """Every worked example that the function is about, through the function."""
    operation = trial.operation(Calculate)
    _examples(trial, operation.rule, trial.run, operation.where)


@check(
    "calculate/generated-facts",
    polarity="value",
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
    """Hold that the package gives what the oracle gives (`known` where it was asked already)."""
    facts = as_read(trial.spec, rule, facts)
    derived = known or derive(trial.spec, rule, facts)
    expected = derived.as_json()
    reply = trial.accepted(ask(facts))
    found = reply.rows[0] if reply.rows else {}
    kinds = trial.spec.rules[rule].output
    for name, value in expected.items():
        if not _equal(value, found.get(name), decimal=kinds.get(name) == "decimal"):
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


def _equal(expected: Json, found: Json, *, decimal: bool) -> bool:
    """Say whether the package gives the expected value; a decimal may be written "6" or "6.0"."""
    if decimal and isinstance(expected, str) and isinstance(found, str):
        return number(found) == number(expected)
    return found == expected


def each_generated(
    trial: Trial,
    rule: str,
    attempt: Callable[[dict[str, Json], Derived[object]], object],
    where: Mapping[str, object] = _ALL,
    more: Iterable[dict[str, Json]] = (),
) -> None:
    """Try `attempt` on generated facts and what the rule derives of them; shrink a failure.

    The facts hold all values of `where`. `more` are further facts to try in any case.
    """
    examples = _worked(trial, rule, where)
    changes = change_days(trial.spec.rules[rule])
    decided = partial(_derived, trial, rule)
    unasked = code_facts(stated_codes(trial.spec, rule), examples, decided)
    moved = (*more, *edge_facts(examples), *law_facts(examples, changes), *unasked)
    strategy = _facts(trial.spec, rule, where, examples)

    def told(facts: dict[str, Json]) -> None:
        derived = decided(facts)
        if derived is None:
            raise UnsatisfiedAssumption
        attempt(facts, derived)

    each(trial, strategy, told, first=(facts for facts in moved if meets(facts, where)))


def _facts(
    spec: Specification,
    rule: str,
    where: Mapping[str, object],
    examples: list[dict[str, Json]],
) -> SearchStrategy[dict[str, Json]]:
    """Return the strategy of a rule's facts that hold the values of `where`; made once."""
    kept, key = _strategies(spec.rules[rule]), repr(sorted(where.items()))
    if key not in kept:
        fixed = {name: cast("Json", plain(value)) for name, value in where.items()}
        made = facts_for(oracle(spec, rule), examples, stated_codes(spec, rule))
        kept[key] = made.map(lambda facts: {**facts, **fixed})
    return kept[key]


@once_per_object
def _strategies(_rule: Rule) -> dict[str, SearchStrategy[dict[str, Json]]]:
    return {}


def _derived(trial: Trial, rule: str, facts: Mapping[str, Json]) -> Derived[object] | None:
    """Return what the rule derives of these facts; None where it does not decide them."""
    try:
        return derive(trial.spec, rule, facts)
    except (GivenError, OutOfScopeError):
        return None


def _calculation(trial: Trial, rule: str) -> Ask:
    return lambda facts: trial.interface.calculate(trial.domain, rule, facts)


def _examples(trial: Trial, rule: str, ask: Ask, where: Mapping[str, object] = _ALL) -> None:
    trial.begin()
    facts = _worked(trial, rule, where)
    decided = [(one, derived) for one in facts if (derived := _derived(trial, rule, one))]
    if facts and not decided:
        raise UntestedError(_NOT_DECIDED)
    for one, derived in decided:
        agree(trial, rule, ask, one, derived)


def _generated(trial: Trial, rule: str, ask: Ask, where: Mapping[str, object] = _ALL) -> None:
    trial.begin()
    each_generated(trial, rule, lambda one, known: agree(trial, rule, ask, one, known), where)


def _worked(trial: Trial, rule: str, where: Mapping[str, object]) -> list[dict[str, Json]]:
    return [cast("dict[str, Json]", facts) for facts in worked(trial.spec.rules[rule], where)]


_NOT_DECIDED = Cause(
    "U-NOT-DECIDED",
    "宣言した読み方では、規則がどの計算例にも答えません。",
    "by the readings declared the rule gives no answer for any worked example",
    "プロファイルの switches を見直してください。",
    "look at the switches of the profile",
)
