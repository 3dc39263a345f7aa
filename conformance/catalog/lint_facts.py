"""Lint of the facts that are asked in any case: each is one that a rule can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.asked import asked_facts, facts_path
from conformance.catalog.input_forms import unstated
from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import line_of
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

    Facts = Mapping[str, object]

Words = tuple[str, str]

_REMEDY: Final = (
    "facts.yaml のその行を直すか、消してください。",
    "correct or remove that line of facts.yaml",
)


def fact_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with `facts.yaml`: without a finding each of its facts can be asked."""
    for at, (key, facts) in enumerate(asked_facts(spec).items()):
        rule = spec.rules.get(key)
        if rule is None:
            yield _no_rule(spec, key, at)
            continue
        for number, one in enumerate(facts):
            for ja, en in _of(spec, rule, one, facts[:number]):
                yield fact_message(spec, key, number, ja, en)


def fact_message(spec: Specification, key: str, number: int, ja: str, en: str) -> Message:
    """Return a finding at one of the facts of a rule, by its number from 0."""
    at = list(asked_facts(spec)).index(key)
    line = line_of(facts_path(spec), ("rules", at, "given", number))
    where = f"{facts_path(spec)}:{line}"
    return Message("CAT038", f"規則 {key}: {ja}", f"rule {key}: {en}", *_REMEDY, where)


def _of(spec: Specification, rule: Rule, facts: Facts, before: Sequence[Facts]) -> Iterator[Words]:
    for name in facts:
        if name not in rule.inputs:
            yield _no_input(rule, name)
    for one in unstated(spec, rule, facts):
        shown = "null" if one.value is None else repr(one.value)
        known = ", ".join(one.known)
        yield (
            f"{one.name}: {shown} を入力の形が認めません（{known or '空にできない入力です'}）。",
            f"{one.name}: {shown} is not allowed by its form ({known or 'it may not be empty'})",
        )
    if facts in before:
        yield "同じ事実が前にもあります。", "the same facts stand above"
    if any(facts == example.given for example in rule.examples):
        yield "同じ事実が計算例にあります。", "the same facts are a worked example"


def _no_input(rule: Rule, name: str) -> Words:
    if name in rule.output:
        return (
            f"{name} は出力です。期待値は規則が出すので、ここには書きません。",
            f"{name} is an output; the rule says what must follow, it is not stated here",
        )
    near, listed = nearest(name, rule.inputs), ", ".join(rule.inputs)
    ja, en = (
        (f"{near} の誤りではありませんか", f"did you mean {near}?") if near else (listed, listed)
    )
    return f"{name} という入力はありません（{ja}）。", f"it has no input {name} ({en})"


def _no_rule(spec: Specification, key: str, at: int) -> Message:
    near = nearest(key, spec.rules)
    return Message(
        "CAT038",
        f"規則 {key!r} はありません。",
        f"there is no rule {key!r}",
        f"{near!r} の誤りではありませんか。" if near else _REMEDY[0],
        f"did you mean {near!r}?" if near else _REMEDY[1],
        f"{facts_path(spec)}:{line_of(facts_path(spec), ('rules', at))}",
    )
