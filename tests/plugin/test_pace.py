"""How far a run has come is told in one line, a rate only when it means something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conformance.plugin.pace import Pace

PLANNED = {"child_allowance": 60, "seal_registration": 40}


def at(done: dict[str, int], failed: dict[str, int] | None = None) -> Pace:
    pace = Pace(PLANNED, began=100.0)
    for domain, times in done.items():
        for number in range(times):
            pace.count(domain, failed=number < (failed or {}).get(domain, 0))
    return pace


def test_the_first_case_tells_how_many_there_are_and_no_rate():
    assert at({"child_allowance": 1}).text("en", 101.0) == (
        "testing 1/100 (1 %) · child_allowance 1/60"
    )


def test_rate_time_left_failures_and_domains_stand_in_one_line():
    pace = at({"child_allowance": 30, "seal_registration": 10}, {"child_allowance": 2})
    assert pace.text("en", 110.0) == (
        "testing 40/100 (40 %) · 4.0/s · about 15 s left · failed 2 (child_allowance 2)"
        " · child_allowance 30/60 · seal_registration 10/40"
    )
    assert pace.text("ja", 500.0).startswith(
        "試験 40/100 (40 %) · 0.1件/秒 · 残り約 10 分 · 不合格 2"
    )


def test_a_domain_that_is_through_is_told_no_more_and_the_end_has_no_time_left():
    pace = at({"child_allowance": 60, "seal_registration": 1})
    assert "child_allowance 60/60" not in pace.text("en", 110.0)
    assert (
        at({"child_allowance": 60, "seal_registration": 40}).text("en", 110.0) == "testing 100/100"
    )


def test_a_run_of_one_domain_does_not_repeat_its_name():
    pace = Pace({"child_allowance": 2}, began=0.0)
    pace.count("child_allowance", failed=True)
    assert pace.text("en", 1.0) == "testing 1/2 (50 %) · failed 1"


@given(st.lists(st.tuples(st.sampled_from(sorted(PLANNED)), st.booleans()), max_size=40))
def test_what_is_counted_adds_up(cases):
    pace = Pace(PLANNED, began=0.0)
    for domain, failed in cases:
        pace.count(domain, failed=failed)
    assert pace.done.total() == len(cases)
    assert pace.failed.total() == sum(failed for _, failed in cases)
    line = pace.text("en", 7.0)
    assert line.startswith(f"testing {len(cases)}/100")
    assert ("failed" in line) is any(failed for _, failed in cases)
