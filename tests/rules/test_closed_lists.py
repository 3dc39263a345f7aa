"""A list of all values that a rule can give holds every value that it gives."""

from __future__ import annotations

import importlib
import typing
from dataclasses import fields
from itertools import islice, product

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory, domains_in
from conformance.contract.oracles import GivenError, OutOfScopeError, derive

SPECS = {domain: load(domain) for domain in domains_in(catalog_directory())}
LISTS = [
    (domain, invariant.key, one)
    for domain, spec in SPECS.items()
    for invariant in spec.invariants.values()
    for one in invariant.checks
    if one.law == "one_of"
]
MOST = 60_000  # facts tried of a rule; all of the largest


def _listed(kind):
    if typing.get_origin(kind) is typing.Literal:
        return list(typing.get_args(kind))
    return [value for inner in typing.get_args(kind) for value in _listed(inner)]


def _values(domain, rule):
    """Yield by fact every value of a closed type, and those of the worked examples of another."""
    module = importlib.import_module(f"conformance.rules.{domain}.{rule.replace('-', '_')}")
    hints = typing.get_type_hints(module.Given)
    examples = SPECS[domain].rules[rule].examples
    for one in fields(module.Given):
        told = {repr(e.given.get(one.name)): e.given.get(one.name) for e in examples}
        kind = hints[one.name]
        closed = [True, False] if kind is bool else _listed(kind)
        yield one.name, [*closed, *(v for v in told.values() if v not in closed)]


@pytest.mark.parametrize(
    ("domain", "key", "one"), LISTS, ids=[f"{d}-{k}-{o.rule}" for d, k, o in LISTS]
)
def test_a_closed_list_holds_every_value_that_the_rule_gives(domain, key, one):
    values = dict(_values(domain, one.rule))
    given = set()
    for combination in islice(product(*values.values()), MOST):
        facts = dict(zip(values, combination, strict=True))
        if any(str(facts[name]) < day for name, day in one.when.items()):
            continue
        try:
            found = derive(SPECS[domain], one.rule, facts).as_json().get(one.output)
            if one.or_input is None or found != facts[one.or_input]:
                given.add(repr(found))
        except (GivenError, OutOfScopeError):
            continue
    assert given, key
    lists = {repr(value) for value in one.values}
    assert {v for v in given if not v.startswith("[")} <= lists
