"""The ground of an entry is what its provenance, its form and the ledger together support."""

import itertools

import pytest

from conformance.catalog.grounds import (
    GROUNDS,
    form_item_ground,
    item_ground,
    rule_ground,
    weakest,
)
from conformance.catalog.ledger import read_ledger
from conformance.catalog.load import domains, load

ALLOWANCE = load("child_allowance")


@pytest.mark.parametrize("pair", list(itertools.product(GROUNDS, repeat=2)))
def test_a_chain_holds_what_its_weakest_link_holds(pair):
    assert GROUNDS.index(weakest(pair)) == max(map(GROUNDS.index, pair))


@pytest.mark.parametrize("domain", domains())
def test_a_rule_is_read_against_its_statute_only_where_the_ledger_says_so(domain):
    spec = load(domain)
    for key, rule in spec.rules.items():
        entry = read_ledger(spec).get(key)
        was_read = entry is not None and entry.result == "text_read" and entry.finding != "unclear"
        ground = rule_ground(spec, rule)
        assert (ground == "derived_read") == was_read
        assert was_read or ground == rule.provenance


def test_an_item_is_official_where_it_was_imported_and_nobodys_otherwise():
    numbers = load("common_functions").records
    grounds = {item_ground(item) for group in numbers.values() for item in group.items}
    assert grounds == {"official", "reconstructed"}
    assert item_ground(ALLOWANCE.records["claims"].items[0]) == "reconstructed"


def test_a_printed_item_stands_on_its_own_source_or_on_that_of_its_form():
    stated = 0
    for form in load("family_register").forms.values():
        for item in form.items:
            own = item.from_.ground if item.from_ else None
            assert form_item_ground(form, item) == (own or form.provenance)
            stated += own is not None
    assert stated
