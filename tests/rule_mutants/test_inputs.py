"""Inputs that decide nothing in the facts of every run are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rule_mutants import inputs
from conformance.rule_mutants.further import always_asked
from conformance.rule_mutants.inputs import idle_inputs

if TYPE_CHECKING:
    import pytest

DOMAIN, RULE = "seal_registration", "registrant-eligibility"


def test_inputs_that_decide_are_not_idle() -> None:
    spec = load(DOMAIN)
    assert idle_inputs(spec, RULE, always_asked(spec, RULE)) == []


def test_an_input_that_a_rule_does_not_look_at_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = load(DOMAIN)
    asked = always_asked(spec, RULE)
    name = "application_date"
    fixed = asked[0].facts[name]
    monkeypatch.setattr(inputs, "derive", lambda s, r, facts: derive(s, r, {**facts, name: fixed}))
    same = [one for one in asked if one.facts.get(name) == fixed]
    assert idle_inputs(spec, RULE, same) == [name]
