"""Codes and nulls among the inputs of rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.input_forms import CodeForm, Unstated, code_form, may_be_null, unstated
from conformance.catalog.lint_inputs import input_messages
from conformance.catalog.load import domains, load
from conformance.errors import UsageError
from conformance.planning.rule_eval import evaluate

if TYPE_CHECKING:
    from conformance.catalog.models.requirements import Rule

SEAL = load("seal_registration")


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("code(a|b)", CodeForm(("a", "b"))),
        ("code(a, b)|null", CodeForm(("a", "b"))),
        ("code(1=less,2=more; until 2024)|null", CodeForm(("1", "2"))),
        ("code(a|*)", CodeForm(("a",), open=True)),
        ("list of code(a|b)", CodeForm(("a", "b"))),
        ("code", CodeForm(())),
        ("code(support_kind)", CodeForm(("0", "1", "2", "3"))),
        ("date", None),
        (["a"], None),
    ],
)
def test_a_code_lists_its_values_or_names_its_list(written: object, form: CodeForm | None) -> None:
    assert code_form(SEAL, written) == form


def test_null_is_allowed_where_it_is_written() -> None:
    assert may_be_null("date|null")
    assert may_be_null("code(a|b)|null")
    assert not may_be_null("code(a|nullable)")


def ruled(**inputs: str) -> Rule:
    rule = SEAL.rules["certificate-name-items"]
    return rule.model_copy(update={"inputs": inputs})


def test_a_code_that_is_not_stated_and_a_null_are_told() -> None:
    rule = ruled(kind="code(a|b)", day="date", other="code(x|*)")
    facts = {"kind": "c", "day": None, "other": "anything"}
    assert list(unstated(SEAL, rule, facts)) == [
        Unstated("kind", "c", ("a", "b")),
        Unstated("day", None, ()),
    ]


def test_every_code_of_the_catalogue_lists_its_values_and_every_example_keeps_to_them() -> None:
    for domain in domains():
        assert not [m.en for m in input_messages(load(domain))], domain


def test_a_code_without_a_list_is_told() -> None:
    rule = ruled(seal_basis="code")
    (message, *_) = input_messages(replace(SEAL, rules={rule.key: rule}))
    assert message.code == "CAT032"
    assert "seal_basis lists no codes" in message.en


def test_evaluating_a_rule_names_the_nearest_code() -> None:
    spec = load("public_assistance")
    given = {"month": "2025-10", "area_class": "1-9", "ages": [40], "transitional": 0}
    with pytest.raises(UsageError) as caught:
        evaluate(spec, "living-standard", given)
    (message,) = caught.value.messages
    assert message.code == "USE035"
    assert "1-1" in message.en
