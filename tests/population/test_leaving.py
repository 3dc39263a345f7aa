"""Where rows tell why somebody's record changed, moving away is one of the reasons."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.population.leaving import leaving


def test_the_reason_of_moving_away_is_a_code_that_says_so():
    spec = load("seal_registration")
    ((item, code),) = leaving(spec, spec.records["resident_snapshots"]).items()
    listed = spec.codes[spec.records["resident_snapshots"].item(item).code_list]
    assert "転出" in listed.values[code]


def test_rows_that_tell_no_reason_say_nothing():
    spec = load("light_vehicle_tax")
    assert leaving(spec, spec.records["vehicles"]) == {}
