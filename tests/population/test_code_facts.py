"""Every code that a rule states is asked for, not only those its worked examples hold."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.worked import worked
from conformance.contract.oracles import GivenError, OutOfScopeError, derive
from conformance.population.code_facts import code_facts, stated_codes

RULES = [(domain, rule) for domain in domains() for rule in load(domain).rules]


def decided(domain: str, rule: str, facts: dict[str, object]) -> bool:
    try:
        derive(load(domain), rule, facts)
    except (GivenError, OutOfScopeError):
        return False
    return True


def test_a_code_that_no_example_holds_takes_the_place_of_another() -> None:
    examples = [{"kind": "a", "day": "2026-04-01"}, {"kind": "b", "day": "2026-04-02"}]

    found = list(code_facts({"kind": ("a", "b", "c")}, examples, lambda _facts: True))

    assert found == [
        {"kind": "c", "day": "2026-04-01"},
        {"kind": "c", "day": "2026-04-02"},
    ]


def test_what_the_rule_does_not_decide_is_passed_over_and_two_facts_are_enough() -> None:
    examples = [{"kind": "a", "day": day} for day in range(5)]

    found = code_facts({"kind": ("a", "c")}, examples, lambda facts: facts["day"] != 1)

    assert [facts["day"] for facts in found] == [0, 2]


def test_a_list_holds_the_code_alone_and_null_stays() -> None:
    examples = [{"requested": ["a"]}, {"requested": None}]

    found = code_facts({"requested": ("a", "b")}, examples, lambda _facts: True)

    assert list(found) == [{"requested": ["b"]}]


@pytest.mark.parametrize(("domain", "rule"), RULES)
def test_each_code_that_a_rule_decides_beside_its_examples_is_asked(domain: str, rule: str) -> None:
    examples = [dict(facts) for facts in worked(load(domain).rules[rule], {})]
    codes = stated_codes(load(domain), rule)
    found = list(code_facts(codes, examples, lambda facts: decided(domain, rule, facts)))

    asked = [str(facts[name]) for facts in (*examples, *found) for name in codes if name in facts]
    for name, listed in codes.items():
        for code in listed:
            alone = [{**one, name: code} for one in examples if isinstance(one.get(name), str)]
            if any(decided(domain, rule, facts) for facts in alone):
                assert code in asked
    assert all(decided(domain, rule, facts) for facts in found)
