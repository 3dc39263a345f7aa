"""Which of two values comes first: one function for guards, conditions, ranges and arrangements."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.models.guards import OrderGuard
from conformance.catalog.models.operations import Condition, Create, SearchBy
from conformance.contract.batch import meets_all
from conformance.contract.comparing import is_after
from conformance.contract.guards import passes
from conformance.contract.search import matches


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        (9, 10, False),
        (10, 9, True),
        (-1, 0, False),
        ("2026-04-01", "2026-03-31", True),
        ("2026-04", "2026-04", False),
        (None, 1, False),
        (1, None, False),
    ],
)
def test_numbers_are_compared_as_numbers_and_days_as_text(first, last, after):
    assert is_after(first, last) is after


@pytest.mark.parametrize(("earlier", "later"), [(9, 10), (10, 9), (99, 100), (7, 7)])
def test_guards_conditions_and_ranges_agree_about_numbers(earlier, later):
    guard = OrderGuard(kind="order", earlier="a", later="b")
    operation = Create(kind="create", record="r", inputs=("a", "b"), guards=(guard,))
    lawful = earlier <= later
    assert passes(None, operation, {"a": earlier, "b": later}, date.min) is lawful
    when = [Condition(item="a", op="on_or_before", value=later)]
    assert meets_all(when, {"a": earlier}, date.min) is lawful
    by = SearchBy(item="a", match="range")
    assert matches(by, earlier, {"from": None, "to": later}) is lawful
