"""Apply one rule to given facts, for a person who wants to see how the answer follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.no_answer import no_answer
from conformance.catalog.input_forms import unstated
from conformance.catalog.nearest import nearest
from conformance.contract.oracles import GivenError, OutOfScopeError, derive, oracle
from conformance.errors import Message, UsageError
from conformance.worlds.rule_check import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.no_answer import NoAnswer
    from conformance.catalog.input_forms import Unstated
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json


def evaluate(spec: Specification, rule: str, given: Mapping[str, object]) -> dict[str, Json]:
    """Return `{output, derivation}`; `UsageError` when the rule cannot answer for these facts."""
    try:
        inputs = oracle(spec, rule).input_names
    except KeyError as error:
        raise UsageError(_no_oracle(spec, rule)) from error
    wrong = [_not_stated(spec, rule, one) for one in unstated(spec, spec.rules[rule], given)]
    if wrong:
        raise UsageError(*wrong)
    try:
        derived = derive(spec, rule, as_json(given))
    except (GivenError, OutOfScopeError) as error:
        raise UsageError(_refused(spec, rule, no_answer(error), _hint(given, inputs))) from error
    steps: list[Json] = [{"ja": s.ja, "en": s.en, "law": s.law} for s in derived.steps]
    return {"output": derived.as_json(), "derivation": steps}


def _hint(given: Mapping[str, object], inputs: tuple[str, ...]) -> tuple[str, str]:
    for name in given:
        near = nearest(name, inputs) if name not in inputs else None
        if near:
            return (
                f"{name!r} は {near!r} の誤りではありませんか。",
                f"for {name!r} did you mean {near!r}?",
            )
    listed = ", ".join(inputs)
    return f"入力は {listed} です。", f"the inputs are {listed}"


def _no_oracle(spec: Specification, rule: str) -> Message:
    return Message(
        "USE033",
        f"規則 {rule} はまだ計算できません（正解を与える関数がありません）。",
        f"rule {rule} cannot be evaluated yet (it has no oracle)",
        where=spec.where("rules", rule),
    )


def _not_stated(spec: Specification, rule: str, one: Unstated) -> Message:
    where = spec.where("rules", rule)
    if one.value is None:
        return Message(
            "USE035",
            f"規則 {rule} の {one.name} は空にできません。",
            f"rule {rule}: {one.name} may not be null",
            "値を与えるか、キーを省いてください。",
            "give a value or leave the key out",
            where,
        )
    near, listed = nearest(one.value, one.known), ", ".join(one.known)
    return Message(
        "USE035",
        f"規則 {rule} の {one.name}: {one.value!r} はコードにありません。あるもの: {listed}",
        f"rule {rule}: {one.name} has no code {one.value!r}; there are {listed}",
        f"{near!r} の誤りではありませんか。" if near else "コードの一つを与えてください。",
        f"did you mean {near!r}?" if near else "give one of the codes",
        where,
    )


def _refused(spec: Specification, rule: str, why: NoAnswer, hint: tuple[str, str]) -> Message:
    return Message(
        "USE034",
        f"規則 {rule} はこの入力に答えません: {why.ja}",
        f"rule {rule} gives no answer for these facts: {why.en}",
        *hint,
        spec.where("rules", rule),
    )
