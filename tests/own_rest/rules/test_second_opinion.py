"""Two readings of the same statements: the vendor's rules and the oracles, on facts nobody chose.

A disagreement means that one of the two misreads the statement, or that the statement is open; an
oracle must then be silent about those facts. What an oracle does not decide is asked of nobody:
another may answer it, as it does days before a law or out of the order of time.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from conformance.catalog.load import load
from conformance.contract.oracles import GivenError, OutOfScopeError, derive, oracle
from conformance.population.facts import edge_facts, facts_for
from own_rest.rules import (
    BadInput,
    OutOfScope,
    calculate,
    wider_allowances,
    wider_deadlines,
    wider_residents,
)

REFUSED = "refused"
RULES = [
    (domain, key)
    for domain in ("child_allowance", "resident_register")
    for key in load(domain).rules
]
WIDER = [
    pytest.param(domain, key, facts, id=f"{domain}/{key}")
    for domain, room in (
        ("child_allowance", wider_allowances),
        ("resident_register", wider_residents),
        ("resident_register", wider_deadlines),
    )
    for key, facts in room.WIDER.items()
]
FEW = settings(
    max_examples=50,
    database=None,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=200)


def _oracle(domain: str, key: str, facts: dict) -> object:
    try:
        return derive(load(domain), key, facts).as_json()
    except (GivenError, OutOfScopeError):
        return REFUSED


def _vendor(domain: str, key: str, facts: dict) -> object:
    try:
        return calculate(domain, key, facts)
    except (BadInput, OutOfScope):
        return REFUSED


class Comparison:
    """Compares the two on each facts it is called with; `decided` counts what both answered."""

    def __init__(self, domain: str, key: str) -> None:
        self.rule, self.decided = (domain, key), 0

    def __call__(self, facts: dict) -> None:
        expected = _oracle(*self.rule, facts)
        if expected == REFUSED:
            return
        assert _vendor(*self.rule, facts) == expected, facts
        self.decided += 1


def _examples(domain: str, key: str) -> list[dict]:
    return [dict(example.given) for example in load(domain).rules[key].examples]


@pytest.mark.parametrize(("domain", "key"), RULES)
def test_both_agree_where_two_days_meet(domain, key):
    compare, examples = Comparison(domain, key), _examples(domain, key)

    for facts in [*examples, *edge_facts(examples)]:
        compare(facts)

    assert compare.decided >= len(examples)


@pytest.mark.parametrize(("domain", "key"), RULES)
def test_both_agree_on_generated_facts(domain, key):
    compare = Comparison(domain, key)

    FEW(given(facts_for(oracle(load(domain), key), _examples(domain, key)))(compare.__call__))()

    assert compare.decided > 0


@pytest.mark.parametrize(("domain", "key", "facts"), WIDER)
def test_both_agree_on_days_texts_and_households_beyond_the_examples(domain, key, facts):
    compare = Comparison(domain, key)

    MANY(given(facts)(compare.__call__))()

    assert compare.decided > 0


@pytest.mark.parametrize("form", wider_residents.FORMS)
def test_both_agree_on_each_way_to_write_a_day_that_is_not_known(form):
    compare = Comparison("resident_register", "unknown-date-expression")

    compare(
        {
            "item": "birth_date",
            "event_reason": None,
            "expression": form.format("昭和20年", "3月", "9日"),
            "old_registration_recorded": True,
        }
    )

    assert compare.decided == 1
