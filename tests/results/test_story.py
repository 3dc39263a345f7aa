"""A story in a result says what a package answered no more openly than the finding does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conformance.cases.outcome import Outcome
from conformance.cases.saved import Saved
from conformance.findings import Counterexample, Finding
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.results.build import build, judge_case
from conformance.results.counterexamples import counterexample_of, drawn_examples

PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
CASE = "child_allowance/rule/payment-start-month/generated-facts"
SOMEBODY = "架空市見本町九丁目八番七号の住人"
"""What a package answered and the harness never made."""


def judged(finding: Finding, saved: Saved | None = None):
    given = {
        "seed": "1",
        "profile": str(PROFILE),
        "as-of": date(2026, 11, 21).isoformat(),
        "case": CASE,
    }
    prepared = prepare(options_of(given))
    outcome = Outcome("fail", finding=finding, saved=saved or Saved())
    case = judge_case(prepared.run, prepared.plan[0], outcome)
    return case, build(prepared.run, [case], begin(prepared))


def finding(found: str, one: Counterexample | None = None) -> Finding:
    where, cause = "/x → start_month", "child_allowance/rule/payment-start-month"
    facts = {"claim_date": "2025-05-16"}
    return Finding(
        *("F-VALUE", "違う", "differs", "2025-06", found, where, cause),
        example=facts,
        counterexample=one,
    )


def test_what_a_package_answered_is_masked_in_the_story() -> None:
    case, _ = judged(finding(SOMEBODY))
    assert case.finding is not None
    last = case.finding.story[-1]
    assert SOMEBODY not in last.ja
    assert SOMEBODY not in last.en
    assert str(case.finding.found) in last.ja
    assert case.finding.story[0].ja == "2025-05-16（令和7年5月16日） 請求年月日（claim_date）"


def test_what_was_drawn_is_kept_and_what_was_saved_before_is_not_kept_twice() -> None:
    one = Counterexample("", "value", {"claim_date": "2025-05-16"})
    case, result = judged(finding("2025-05", one))
    assert counterexample_of(case) == one
    assert list(drawn_examples(result)) == [(CASE, one, {"claim_date": "2025-05-16"})]

    again = Counterexample("", "value", {"claim_date": "2025-05-16"}, saved=True)
    case, result = judged(finding("2025-05", again), Saved((again,), tried=1))
    assert case.saved is not None
    assert (case.saved.tried, case.saved.stale) == (1, 0)
    assert counterexample_of(case) == again
    assert list(drawn_examples(result)) == []


def test_a_case_that_draws_nothing_leaves_nothing() -> None:
    case, result = judged(finding("2025-05"))
    assert counterexample_of(case) is None
    assert case.saved is None
    assert list(drawn_examples(result)) == []
