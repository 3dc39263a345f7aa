"""Who moves in is a resident from that day on; what is fixed decides the day."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.population.since_entry import since_entry

SPEC = load("resident_register")
GROUP = SPEC.records["japanese_residents"]
ROW = {
    "event_reason": "11",
    "event_date": "2026-04-02",
    "resident_since": "2018-01-01",
    "address_since": "2019-01-01",
}


def test_the_days_are_one():
    moved = since_entry(SPEC, GROUP, ROW, {"event_reason"})
    assert {moved[k] for k in ("event_date", "resident_since", "address_since")} == {"2026-04-02"}


def test_what_is_fixed_decides():
    moved = since_entry(SPEC, GROUP, ROW, {"resident_since"})
    assert moved["event_date"] == moved["resident_since"] == "2018-01-01"


@pytest.mark.parametrize("reason", ["21", "33", None])
def test_of_another_event_nothing_changes(reason):
    row = {**ROW, "event_reason": reason}
    assert since_entry(SPEC, GROUP, row, set()) == row


def test_who_moves_within_holds_the_address_since_that_day_and_is_a_resident_as_before():
    moved = since_entry(SPEC, GROUP, {**ROW, "event_reason": "31"}, {"event_reason"})
    assert moved["address_since"] == moved["event_date"] == "2026-04-02"
    assert moved["resident_since"] == "2018-01-01"


def test_who_moved_in_came_from_another_municipality():
    moved = since_entry(SPEC, GROUP, {**ROW, "prev_address": None}, {"event_reason"})
    assert moved["prev_address"]
    assert not moved["prev_address"].startswith("仮想県試験市")
    born = since_entry(SPEC, GROUP, {**ROW, "event_reason": "13", "prev_address": None}, set())
    assert born["prev_address"] is None
