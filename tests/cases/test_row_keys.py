"""Rows in a finding: items and values that every report can put into words, in one order."""

from conformance.cases.row_keys import keys_of
from conformance.catalog.load import load


def test_keys_are_items_and_values_in_an_order_that_is_not_the_rows() -> None:
    group = next(g for g in load("child_allowance", "2.0").records.values() if g.primary_key)
    number = group.history.number if group.history else None
    rows = [dict.fromkeys((*group.primary_key, "other"), f"{n}") for n in (2, 1)]
    wanted = [{k: n for k in group.primary_key if k != number} for n in ("1", "2")]
    assert keys_of(group, rows) == keys_of(group, rows[::-1]) == wanted
