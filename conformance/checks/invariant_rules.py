"""Invariants of rules: laws that the package's own outputs must obey on generated facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import check
from conformance.cases.titles.naming import entry_name
from conformance.catalog.models import invariants as law
from conformance.catalog.worked import worked
from conformance.checks.calculate import agree, each_generated
from conformance.checks.invariant import law_of
from conformance.contract.oracles import gives_none, oracle
from conformance.messages.worded import worded
from conformance.population.neighbours import neighbours
from conformance.worlds.process.mapped import Process, hold_by_process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.population.rows import Row


@check(
    "invariant/rule-law",
    polarity="value",
    ja="生成した事実で規則{rule:rule}の性質が成り立つ",
    en="the property of {rule:rule} holds for generated facts",
    needs=("calculate",),
    generative=True,
)
def rule_law(trial: Trial) -> None:
    """The package's own outputs obey the law; generated facts, smallest failure shown."""
    one = law_of(trial)
    rule = str(getattr(one, "rule", ""))
    if process := Process.of(trial, rule):
        hold_by_process(trial, process, agrees=isinstance(one, law.OracleAgrees))
        return
    attempt = _LAWS[type(one)]
    examples = [cast("Row", facts) for facts in worked(trial.spec.rules[rule], {})]
    near = neighbours(oracle(trial.spec, rule), examples)
    trial.begin()
    each_generated(trial, rule, lambda facts, _: attempt(trial, one, rule, facts), more=near)


def _ask(trial: Trial, rule: str, facts: Mapping[str, Json]) -> Row:
    """Return the package's output: just what the rule gives.

    What is not there has no value, which must be so by the rule.
    """
    reply = trial.accepted(trial.interface.calculate(trial.domain, rule, facts))
    found = reply.rows[0] if reply.rows else {}
    for name in trial.spec.rules[rule].output:
        if name not in found and not (reply.rows and gives_none(trial.spec, rule, facts, name)):
            raise trial.value_differs(
                name,
                "（値 / a value）",
                None,
                reply.exchange.path,
                cause=f"{trial.domain}/rule/{rule}",
                example=dict(facts),
            )
    return {name: found.get(name) for name in trial.spec.rules[rule].output}


def _unchanged(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    expected = _ask(trial, rule, facts)
    examples = trial.spec.rules[rule].examples
    for name in cast("law.Unchanged", one).vary:
        values = {repr(e.given.get(name)): cast("Json", e.given.get(name)) for e in examples}
        for value in values.values():
            found = _ask(trial, rule, {**facts, name: value})
            _hold(trial, found == expected, expected, found, {**facts, name: value})


def _permuted(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    permuted = cast("law.Permuted", one)
    members = cast("list[Json]", facts[permuted.list])
    first = _ask(trial, rule, facts)
    turned = _ask(trial, rule, {**facts, permuted.list: list(reversed(members))})
    one_way = _by_member(first.get(permuted.output), members, permuted.by)
    other_way = _by_member(turned.get(permuted.output), members[::-1], permuted.by)
    _hold(trial, one_way == other_way, one_way, other_way, facts)


def _by_member(value: Json, members: list[Json], by: str | None) -> Json:
    """Return a list output by member, where members can be told apart; else without order."""
    if not isinstance(value, list):
        return value
    marks = [str(cast("Row", m).get(by)) if by else str(m) for m in members]
    if len(value) == len(members) and len(set(marks)) == len(marks):
        return cast("Json", sorted(f"{m}: {v}" for m, v in zip(marks, value, strict=True)))
    return cast("Json", sorted(map(str, value)))


def _one_of(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    allowed = cast("law.OneOf", one)
    since = {name: text.removeprefix("from ") for name, text in allowed.when.items()}
    if any(str(facts.get(name)) < day for name, day in since.items()):
        return
    found = _ask(trial, rule, facts).get(allowed.output)
    members = [*allowed.values, *_own(facts, allowed.or_input)]
    values = found if isinstance(found, list) else [found]
    _hold(trial, all(v in members for v in values), members, found, facts)


def _own(facts: Row, name: str | None) -> list[Json]:
    """Return what the facts themselves add to a closed set: the value of that input, if given."""
    own = None if name is None else facts.get(name)
    return [] if own is None else [own]


def _sum_of(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    total = cast("law.SumOf", one)
    found = _ask(trial, rule, facts)
    listed = found.get(total.parts)
    parts = [n for n in listed if isinstance(n, int)] if isinstance(listed, list) else []
    whole = listed is None or (isinstance(listed, list) and len(parts) == len(listed))
    right = whole and found.get(total.total) == sum(parts)
    _hold(trial, right, sum(parts), found.get(total.total), facts)


def _not_after(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    order = cast("law.NotAfter", one)
    known = {**facts, **_ask(trial, rule, facts)}
    first, last = known.get(order.earlier), known.get(order.later)
    if isinstance(first, int) and isinstance(last, int):
        _hold(trial, first <= last, f"≤ {last}", first, facts)
    elif first is not None and last is not None:
        _hold(trial, str(first) <= str(last), f"≤ {last}", first, facts)


def _each_once(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    members = cast("law.EachOnce", one)
    expected = sorted(
        str(cast("Row", m).get(members.item)) for m in cast("list[Json]", facts[members.list])
    )
    found = sorted(map(str, cast("list[Json]", _ask(trial, rule, facts).get(members.output) or [])))
    _hold(trial, found == expected, cast("Json", expected), cast("Json", found), facts)


def _agrees(trial: Trial, _one: law.InvariantCheck, rule: str, facts: Row) -> None:
    agree(trial, rule, lambda f: trial.interface.calculate(trial.domain, rule, f), facts)


def _hold(trial: Trial, holds: bool, expected: Json, found: Json, facts: Row) -> None:
    if holds:
        return
    one, title = law_of(trial), entry_name(trial.spec, "invariants", trial.key)
    raise trial.deviation(
        worded("F-INVARIANT", form="rule", title=title),
        expected=expected,
        found=found,
        where=f"rule {getattr(one, 'rule', '')}",
        cause=f"{trial.domain}/rule/{getattr(one, 'rule', '')}",
        example=dict(facts),
    )


_LAWS: Mapping[type, Callable[[Trial, law.InvariantCheck, str, Row], None]] = {
    law.Unchanged: _unchanged,
    law.Permuted: _permuted,
    law.OneOf: _one_of,
    law.SumOf: _sum_of,
    law.NotAfter: _not_after,
    law.EachOnce: _each_once,
    law.OracleAgrees: _agrees,
}
