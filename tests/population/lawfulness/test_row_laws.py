"""Each law of a row holds of a plain row and is broken by one change of it."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.population.lawfulness.reading import RowReading
from conformance.population.lawfulness.row_laws import LAWS
from tests.population.lawfulness.rows import DAY, HEAD, MINOR

SPEC = load("resident_register")
GROUP = "japanese_residents"
BREAKS = {
    "born-first": {"birth_date": "2015-04-02"},
    "not-ahead": {"processed_on": "2025-10-02"},
    "in-order": {"address_since": "2015-03-31"},
    "name-parts": {"surname": "別"},
    "origin": {"resident_type": "2"},
    "reason": {"event_reason": "23"},
    "texts": {"honseki": "試験値１"},
}
MEASURE = {"suppression_id": "A1", "starts_on": "2025-02-01", "ends_on": "2025-03-31"}


def broken(row, group=GROUP):
    reading = RowReading(SPEC, SPEC.records[group], row)
    return {law.key for law in LAWS for _ in law.broken(reading, DAY)}


@pytest.mark.parametrize("row", [HEAD, MINOR])
def test_a_lawful_row_breaks_no_law(row):
    assert broken(row) == set()


@pytest.mark.parametrize("law", BREAKS)
def test_a_law_sees_the_row_that_breaks_it(law):
    assert broken({**HEAD, **BREAKS[law]}) == {law}


def test_a_period_that_runs_backwards_is_seen():
    assert broken(MEASURE, "suppressions") == set()
    assert broken({**MEASURE, "ends_on": "2025-01-31"}, "suppressions") == {"periods"}


def test_a_plan_and_the_end_of_a_period_may_lie_ahead():
    assert broken({**MEASURE, "ends_on": "2026-01-31"}, "suppressions") == set()
    planned = {"atena_number": HEAD["atena_number"], "planned_move_out_on": "2025-12-01"}
    assert broken(planned, "removed_records") == set()
    assert broken({**planned, "move_out_on": "2025-12-01"}, "removed_records") == {"not-ahead"}


def test_a_move_away_may_be_filed_beforehand_and_no_other_event():
    """住民基本台帳法第24条: あらかじめ届け出る。"""
    ahead = {"event_date": "2025-10-30", "processed_on": "2025-10-01"}
    assert broken({**ahead, "event_reason": "21"}, "history") == set()
    assert broken({**ahead, "event_reason": "11"}, "history") == {"not-ahead"}
    filed = {**ahead, "event_reason": "21", "filed_on": "2025-10-02"}
    assert broken(filed, "history") == {"not-ahead"}


def test_every_law_is_broken_by_a_test():
    assert {law.key for law in LAWS} == {*BREAKS, "periods"}
    assert all(law.source and law.title_ja and law.title_en for law in LAWS)
