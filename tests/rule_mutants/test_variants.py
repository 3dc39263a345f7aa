"""Oracles made wrong in one place: each is another function, and the right one stays as it was."""

import ast
from contextlib import suppress
from datetime import date

import pytest

from conformance.rule_mutants.operators import changed
from conformance.rule_mutants.variants import variants
from conformance.rules.core import ParameterPeriod, Parameters, Why, registered
from tests.rule_mutants import sample_rule
from tests.rule_mutants.sample_rule import Given, Output

LAW = Parameters((ParameterPeriod(date(2000, 4, 1), None, {"fee": 301, "table": {"a": [1, 2]}}),))
RULE = registered()["rule_mutants_test", "fee"]
CHILD = Given(date(2010, 1, 1), date(2025, 1, 1), "child")
ADULT = Given(date(1985, 1, 1), date(2025, 1, 1), "adult")


def made(text: str) -> list[str]:
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    return [ast.unparse(twin.body[-1]) for _, _, twin in changed(function)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("return a < b", ["return a <= b"]),
        ("return a == b", ["return a != b"]),
        ("return a in b", ["return a not in b"]),
        ("return a and b", ["return a or b", "return b", "return a"]),
        ("return not a", ["return a"]),
        ("return a // b", ["return -(-a // b)"]),
        ("return a + 1", ["return a - 1", "return a + 2", "return a + 0"]),
        ("return min(a, b)", ["return max(a, b)"]),
        ("return True", ["return False"]),
        ("return 'text'", []),
        ("why(1 < 2)", []),
    ],
)
def test_each_place_is_made_wrong_in_each_way(text: str, wrong: list[str]) -> None:
    assert made(f"def f(a, b):\n    'Say.'\n    {text}") == wrong


def test_a_function_with_nothing_to_decide_has_no_wrong_forms() -> None:
    assert made("def f(a: int = 3) -> int:\n    'Give 5 back.'\n    return a") == []


def test_the_wrong_forms_of_a_rule_reach_what_it_calls_and_its_parameters() -> None:
    places = {one.where.partition(":")[0] for one in variants(RULE, LAW)}
    whats = {one.what for one in variants(RULE, LAW) if one.where.startswith("parameters")}
    lines = {one.where for one in variants(RULE, LAW) if not one.where.startswith("parameters")}

    assert sample_rule.__name__ in places
    assert whats == {"one more"}
    assert len(lines) >= 4


def test_the_constants_of_its_modules_are_made_wrong_too() -> None:
    found = {
        (one.where.partition(": ")[2], one.what)
        for one in variants(RULE, LAW)
        if ": " in one.where and not one.where.startswith("parameters")
    }

    assert found == {
        ("_OLD", "one more"),
        ("_OLD", "one less"),
        ("_SINCE", "a day later"),
        ("_SINCE", "a day earlier"),
        ("_FREE", "without 'baby'"),
        ("_FREE", "without 'guest'"),
        ("_PERCENT", "without 'child'"),
        ("_PERCENT", "'child': one more"),
        ("_PERCENT", "'child': one less"),
    }


def test_the_right_oracle_is_left_as_it_was() -> None:
    before = RULE.function(CHILD, LAW, Why()), RULE.function(ADULT, LAW, Why())

    for one in variants(RULE, LAW):
        with suppress(KeyError):  # a table without the entry
            one.function(CHILD, one.law, Why())

    assert before == (RULE.function(CHILD, LAW, Why()), RULE.function(ADULT, LAW, Why()))
    assert before == (Output(150, reduced=True), Output(301, reduced=False))


def test_wrong_forms_give_other_answers_of_the_same_kind() -> None:
    answers = {one.function(ADULT, one.law, Why()) for one in variants(RULE, LAW)}

    assert len(answers) > 2
    assert all(isinstance(one, Output) for one in answers)
