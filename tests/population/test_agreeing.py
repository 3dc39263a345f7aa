"""What goes together in a row says the same."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.population.agreeing import agreeing

SPEC = load("resident_register")
MEASURES = SPEC.records["support_measures"]


@pytest.mark.parametrize(("kind", "mark"), [("1", False), ("2", True), ("3", False)])
def test_a_provisional_measure_is_marked_as_one(kind, mark):
    row = {"measure_kind": kind, "provisional_flag": not mark}
    assert agreeing(SPEC, MEASURES, row, {"measure_kind"})["provisional_flag"] is mark


@pytest.mark.parametrize(("mark", "kind"), [(True, "2"), (False, "1")])
def test_a_mark_that_is_fixed_decides_the_kind(mark, kind):
    row = {"measure_kind": "3", "provisional_flag": mark}
    assert agreeing(SPEC, MEASURES, row, {"provisional_flag"})["measure_kind"] == kind


def test_what_is_fixed_stays():
    row = {"measure_kind": "1", "provisional_flag": True}
    assert agreeing(SPEC, MEASURES, row, row.keys()) == row


def test_who_moved_out_moved_within_the_country_unless_something_says_otherwise():
    removed = SPEC.records["removed_records"]
    row = {"resident_status": "2", "erasure_reason": "23"}
    said = agreeing(SPEC, removed, row, {"resident_status"})["erasure_reason"]
    assert SPEC.codes["event_reason"].values[said] == "国内転出"
