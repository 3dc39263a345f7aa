"""What an operation may not ask for although every name in it exists."""

from __future__ import annotations

from conformance.catalog.lint_operations import operation_problems
from conformance.catalog.load import load
from conformance.catalog.models.operations import OrderGuard, Update

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
