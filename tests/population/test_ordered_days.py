"""Days that nothing fixes lie between those that are fixed, and never ahead of today."""

from __future__ import annotations

from datetime import date

from conformance.catalog.models.records import Item, RecordGroup
from conformance.population.ordered_days import in_order

TODAY = date(2025, 10, 1)
GROUP = RecordGroup(
    key="measures",
    name_ja="支援措置",
    primary_key=("number",),
    items=(
        Item(key="number", name_ja="番号", type="digits"),
        Item(key="starts_on", name_ja="措置開始日", type="date"),
        Item(key="changed_on", name_ja="異動年月日", type="date"),
        Item(key="applied_on", name_ja="申出年月日", type="date"),
    ),
)
DAYS = {"starts_on": "2025-09-20", "changed_on": "2025-09-01", "applied_on": "2025-09-11"}


def test_what_follows_what_is_fixed_is_no_earlier():
    placed = in_order(GROUP, DAYS, {"starts_on"}, TODAY)
    assert (placed["changed_on"], placed["applied_on"]) == ("2025-09-20", "2025-09-20")


def test_what_begins_ahead_draws_nothing_after_today():
    placed = in_order(GROUP, {**DAYS, "starts_on": "2025-12-31"}, {"starts_on"}, TODAY)
    assert (placed["changed_on"], placed["applied_on"]) == ("2025-10-01", "2025-10-01")
