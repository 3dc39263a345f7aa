"""What an operation may not ask for although every name in it exists."""

from __future__ import annotations

import pytest

from conformance.catalog.lint_operations import operation_problems
from conformance.catalog.load import load
from conformance.catalog.models.guards import OrderGuard
from conformance.catalog.models.operations import Batch, Condition, Update

DOMAIN, RECORD = "child_allowance", "payees"


def ordered(earlier: str, later: str) -> Update:
    guard = OrderGuard(kind="order", earlier=earlier, later=later, error="E0004")
    return Update(kind="update", record=RECORD, inputs=(), guards=(guard,))


def test_a_guard_orders_two_items_that_people_enter() -> None:
    spec = load(DOMAIN)
    assert not list(operation_problems(spec, ordered("birth_date", "certified_on")))


def test_the_end_of_validity_is_set_by_the_package_and_ordered_by_no_guard() -> None:
    spec = load(DOMAIN)
    history = spec.records[RECORD].history
    assert history is not None
    assert history.until is not None
    until = history.until
    for guard in (("birth_date", until), (until, "birth_date")):
        ((name, found, others),) = operation_problems(spec, ordered(*guard))
        assert name == "guards (not the end of validity)"
        assert found == until
        assert until not in others


@pytest.mark.parametrize("kind", ["sets", "when", "alike"])
def test_a_value_that_is_no_code_of_its_item_is_told(kind: str) -> None:
    spec = load("seal_registration")
    group = spec.records["seal_registrations"]
    item = next(i for i in group.items if i.code_list and not spec.codes[i.code_list].open_values)
    good = next(iter(spec.codes[item.code_list].values))
    for value, findings in ((good, 0), ("no-code", 1)):
        condition = Condition(item=item.key, op="equals", value=value)
        when = (condition,) if kind == "when" else ()
        sets = {item.key: value} if kind == "sets" else {}
        alike = {item.key: value} if kind == "alike" else {}
        batch = Batch(kind="batch", record=group.key, when=when, alike=alike, sets=sets)
        assert len(list(operation_problems(spec, batch))) == findings
