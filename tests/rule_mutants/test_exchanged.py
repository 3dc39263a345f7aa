"""A code read as another is a wrong oracle, and the facts of every run tell it apart."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.contract.oracles import oracle, parameters
from conformance.population.code_facts import stated_codes
from conformance.rule_mutants.exchanged import exchanged
from conformance.rule_mutants.judge import judge_rule
from conformance.rules.core import Why

SPEC = load("public_assistance")
RULE = "proration"


def _variants():
    right = oracle(SPEC, RULE).function
    return {(v.where, v.what): v for v in exchanged(SPEC, RULE, right, parameters(SPEC, RULE))}


def test_every_ordered_pair_of_the_codes_of_each_input_is_exchanged():
    codes = stated_codes(SPEC, RULE)
    assert len(_variants()) == sum(len(c) * (len(c) - 1) for c in codes.values()) > 0


def test_only_the_code_that_is_mistaken_is_read_otherwise():
    rule, law = oracle(SPEC, RULE), parameters(SPEC, RULE)
    given = next(rule.parse(e.given) for e in SPEC.rules[RULE].examples)
    stands = given.round_mode
    others = [c for c in stated_codes(SPEC, RULE)["round_mode"] if c != stands]
    right = rule.function(given, law, Why())
    untouched = _variants()["input round_mode", f"{others[0]} taken for {stands}"]
    assert untouched.function(given, law, Why()) == right
    mistaken = _variants()["input round_mode", f"{stands} taken for {others[0]}"]
    told = rule.parse({**rule_facts(given), "round_mode": others[0]})
    assert mistaken.function(given, law, Why()) == rule.function(told, law, Why())


def rule_facts(given):
    return next(
        e.given for e in SPEC.rules[RULE].examples if oracle(SPEC, RULE).parse(e.given) == given
    )


@pytest.mark.parametrize(
    ("domain", "rule"),
    [
        ("public_assistance", "proration"),
        ("public_assistance", "obligor-inquiry"),
        ("individual_resident_tax", "tax-rounding"),
    ],
)
def test_no_code_can_be_mistaken_for_another_unseen(domain, rule):
    found = judge_rule(load(domain), rule, 1)
    assert [one for one in found.survivors if "taken for" in one.what] == []
