"""Worked examples with one input given another of its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conformance.population.neighbours import MOST, neighbours
from conformance.rules.core import RegisteredRule


@dataclass(frozen=True)
class Given:
    kind: Literal["a", "b"]
    flag: bool
    months: int | None
    place: str = ""


@dataclass(frozen=True)
class Output:
    right: bool


RULE = RegisteredRule("sample", "law", "a law", Given, Output, lambda _given, _parameters: None)  # type: ignore[arg-type,call-arg]  # never applied
ONE = {"kind": "a", "flag": False, "months": 3, "place": "X"}
TWO = {"kind": "b", "flag": False, "months": 6, "place": "Y"}


def test_each_value_of_a_closed_set_is_tried_on_an_example() -> None:
    made = neighbours(RULE, [ONE])
    assert {**ONE, "kind": "b"} in made
    assert {**ONE, "flag": True} in made
    assert {**ONE, "months": None} in made
    assert ONE not in made
    assert len(made) == 3


def test_texts_take_the_values_of_other_examples() -> None:
    made = neighbours(RULE, [ONE, TWO])
    assert {**ONE, "place": "Y"} in made
    assert {**TWO, "place": "X"} in made


def test_nothing_is_tried_twice_and_no_more_than_the_most() -> None:
    many = [{**ONE, "months": n, "place": str(n)} for n in range(30)]
    made = neighbours(RULE, many)
    assert len(made) == MOST
    assert all(made.count(facts) == 1 for facts in made)


def test_a_rule_without_examples_has_no_neighbours() -> None:
    assert neighbours(RULE, []) == []
