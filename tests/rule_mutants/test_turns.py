"""Calls that never end are cut off by counting turns: on every system, on slow machines too."""

import ast

import pytest

from conformance.rule_mutants.operators import changed
from conformance.rule_mutants.turns import RANGE, TURN, TooLongError, Turns, counting_turns

LOOP = "def f():\n    n = 3\n    while n > 0:\n        n = n - 1\n    return n"


def function(text: str, turns: Turns) -> object:
    tree = ast.parse(text).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return compiled(tree, turns)


def compiled(tree: ast.FunctionDef, turns: Turns) -> object:
    space: dict[str, object] = {TURN: turns.turn, RANGE: turns.range}
    exec(compile(ast.Module([counting_turns(tree)], []), "<f>", "exec"), space)  # noqa: S102 - made above
    return space["f"]


def test_a_loop_that_ends_gives_what_it_gives() -> None:
    assert function(LOOP, Turns(4))() == 0  # type: ignore[operator]  # a function made above


def test_turns_are_counted_anew_for_every_call() -> None:
    turns = Turns(4)
    made = function(LOOP, turns)

    for _ in range(5):
        turns.again()
        assert made() == 0  # type: ignore[operator]  # as above


def test_wrong_forms_that_never_end_are_cut_off() -> None:
    tree = ast.parse(LOOP).body[0]
    assert isinstance(tree, ast.FunctionDef)
    endless = 0
    for _, _, twin in changed(tree):
        try:
            compiled(twin, Turns(1000))()  # type: ignore[operator]  # as above
        except TooLongError:
            endless += 1

    assert endless >= 1


def test_a_range_longer_than_any_rule_needs_is_cut_off() -> None:
    text = "def f():\n    return sum(1 for _ in range(0, 10**12))"

    with pytest.raises(TooLongError):
        function(text, Turns(1000))()  # type: ignore[operator]  # as above
    assert list(Turns(1000).range(2, 5)) == [2, 3, 4]
