"""What a profile reaches, and what each thing it leaves out costs."""

from __future__ import annotations

from conformance.planning.coverage import coverage_of
from tests.worlds.test_reached import offering, plan


def test_coverage_tells_what_each_missing_thing_costs_dearest_first():
    found = coverage_of(offering(without=("calculate", "audit")))
    assert found.tried + sum(m.cases for m in found.missing) == found.applicable
    assert [m.required for m in found.missing] == sorted(
        (m.required for m in found.missing), reverse=True
    )
    assert 0 < found.required_whole < found.required
    assert 0 < found.percent < 100
    audit = next(m for m in found.missing if m.what == "audit")
    assert (audit.cases, audit.cause.code) == (
        3,
        "U-NO-CALL",
    )  # the log itself, of one act, of others and of everybody shown; refusals need none


def test_nothing_missing_is_a_hundred_percent_and_an_empty_plan_is_none():
    assert coverage_of(plan()).percent == 100
    assert coverage_of([]).percent == 0
