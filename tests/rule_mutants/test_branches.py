"""Which branches of an oracle facts take, and which outcomes are no branch to be asked."""

from datetime import date

from conformance.rule_mutants.anew import reached_functions
from conformance.rule_mutants.branches import Branches
from conformance.rules.core import (
    OutOfScopeError,
    ParameterPeriod,
    Parameters,
    Why,
    registered,
    rule,
    value,
)
from tests.rule_mutants.sample_rule import Given as FeeGiven

LAW = Parameters((ParameterPeriod(date(2000, 4, 1), None, {"fee": 301}),))


@value
class Given:
    kind: str
    days: tuple[int, ...]


@value
class Output:
    n: int


@rule("rule_mutants_test", "branches", law="架空条例第2条")
def branching(given: Given, law: Parameters, why: Why) -> Output:  # noqa: ARG001 - the form of a rule
    """Decide by a match, a comprehension and a loop."""
    if not given.days:
        raise OutOfScopeError
    why("日数", "few" if len(given.days) < 3 else "many")
    left = sum(day for day in given.days if day > 0)
    while left > 10:
        left -= 10
    match given.kind:
        case "a":
            return Output(left)
        case "b":
            return Output(-left if left else 0)
    raise OutOfScopeError


def branches_of(name: str) -> Branches:
    return Branches(reached_functions(registered()["rule_mutants_test", name]))


def taken(branches: Branches, given: object) -> int:
    branches.function(given, LAW, Why())
    return len(branches.taken)


def test_every_outcome_of_a_condition_is_a_branch() -> None:
    found = branches_of("fee")

    assert len(found.all) == 4
    assert taken(found, FeeGiven(date(2010, 1, 1), date(2025, 1, 1), "child")) == 2
    assert taken(found, FeeGiven(date(2010, 1, 1), date(2025, 1, 1), "guest")) == 3
    assert taken(found, FeeGiven(date(1990, 1, 1), date(2025, 1, 1), "adult")) == 4


def test_what_refuses_or_explains_is_no_branch() -> None:
    found = branches_of("branches")

    # one of the first `if`, two of the comprehension, one of the loop, two cases, two of the last
    assert len(found.all) == 1 + 2 + 1 + 2 + 2
    assert taken(found, Given("a", (1, -1))) == 1 + 2 + 1 + 1
    assert taken(found, Given("b", (1, 20))) == 1 + 2 + 1 + 1 + 1 + 1 + 1


def test_an_oracle_that_is_watched_gives_what_it_gives() -> None:
    watched = branches_of("branches")

    assert watched.function(Given("b", (25, -1)), LAW, Why()) == Output(-5)
