"""Lint the inputs of rules: a code says which, what may be empty says so, examples keep to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.input_forms import CodeForm, code_form, unstated
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule


def input_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the inputs of the rules of a specification."""
    for rule in spec.rules.values():
        for name, written in rule.inputs.items():
            if code_form(spec, written) == CodeForm(()):
                yield _message(
                    spec, rule, f"{name} の値の一覧がありません", f"{name} lists no codes"
                )
        told = {
            (one.name, one.value)
            for example in rule.examples
            for one in unstated(spec, rule, example.given)
        }
        for name, value in sorted(told, key=str):
            shown = "null" if value is None else repr(value)
            yield _message(
                spec,
                rule,
                f"計算例の {name}: {shown} を入力の形が認めません",
                f"a worked example has {name}: {shown}, which its form does not allow",
            )


def _message(spec: Specification, rule: Rule, ja: str, en: str) -> Message:
    return Message(
        "CAT032",
        f"規則 {rule.key}: {ja}。",
        f"rule {rule.key}: {en}",
        "code(a|b)・code(コードリスト)・code(a|b|*)・...|null の形で書いてください。",
        "write code(a|b), code(list), code(a|b|*) or ...|null",
        spec.where("rules", rule.key),
    )
