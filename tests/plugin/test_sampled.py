"""Who accepts holds the vendor's result against a plan, answers and waivers of its own."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import signed

from conformance.cases.outcome import Outcome
from conformance.findings import Cause
from conformance.plugin.sampled import another_trial, otherwise_excused, otherwise_planned
from conformance.results.build import cause_model

STORES = "child_allowance/function/register-claim/stores-what-was-sent"
AMOUNT = "child_allowance/rule/monthly-amount/worked-examples"
RECORD = "child_allowance/record/claims/file-*"
UNSTORED = replace(
    signed.FAILED, found=None, about="claim_reason", cause="child_allowance/function/register-claim"
)
ANSWER = """\
answers:
- case: {case}
  accepted: false
  document: 標準仕様書 別紙
  page: {page}
  by: 適合　花子
  on: 2026-11-01
"""
WAIVER = """\
waivers:
- case: {case}
  approver: 課長
  reason: 次期版で
  risk: 手作業で補う
  expires: {expires}
"""


def trial_of(tmp_path, result, more: str = ""):
    others = {"case": ",".join(result.scope.cases)}
    return another_trial(result, signed.profile_in(tmp_path / "town", more=more), None, 7, others)


def vendors(tmp_path, name: str, finding, more: str):
    failing = {name: Outcome("fail", finding=finding)}
    return signed.result_of(signed.profile_in(tmp_path / "vendor", more=more), failing, case=name)


@pytest.mark.parametrize(
    ("own", "holds"),
    [
        (ANSWER.format(case=STORES, page=12), True),
        (ANSWER.format(case=STORES, page=99), False),
        (
            ANSWER.format(
                case=STORES.rpartition("/")[0] + "/rejects-missing-claim-reason", page=12
            ),
            False,
        ),
        ("", False),
    ],
)
def test_an_answer_of_the_vendors_must_be_ones_own(tmp_path, own, holds) -> None:
    result = vendors(tmp_path, STORES, UNSTORED, ANSWER.format(case=STORES, page=12))
    assert result.cases[0].verdict == "answered"
    found = list(otherwise_excused(trial_of(tmp_path, result, own)))
    assert found == ([] if holds else [STORES])


@pytest.mark.parametrize(
    ("own", "holds"), [("2099-01-01", True), ("2020-01-01", False), ("", False)]
)
def test_so_must_a_waiver_under_which_something_fails(tmp_path, own, holds) -> None:
    waiver = WAIVER.format(case=AMOUNT, expires="2099-01-01")
    result = vendors(tmp_path, AMOUNT, signed.FAILED, waiver)
    assert result.verdict.state == "waived"
    here = WAIVER.format(case=AMOUNT, expires=own) if own else ""
    found = list(otherwise_excused(trial_of(tmp_path, result, here)))
    assert found == ([] if holds else [AMOUNT])


def test_a_pass_needs_neither(tmp_path) -> None:
    result = signed.result_of(
        signed.profile_in(tmp_path / "vendor", more=ANSWER.format(case=STORES, page=12)),
        case=STORES,
    )
    assert not list(otherwise_excused(trial_of(tmp_path, result)))


def away(result, cause: Cause | None, verdict: str = "not_applicable"):
    told = None if cause is None else cause_model(cause)
    return signed.derived(result, cases=signed.with_case(result, 0, verdict=verdict, cause=told))


@pytest.mark.parametrize(
    ("code", "holds"), [("N-DIFFERENTIAL", True), ("N-OTHER-PART", False), ("N-MADE-UP", False)]
)
def test_what_cannot_be_tried_here_is_not_therefore_no_concern(tmp_path, code, holds) -> None:
    result = signed.result_of(signed.profile_in(tmp_path / "vendor"), case=RECORD)
    assert result.cases[0].verdict == "untested"  # no files here, nor there
    lie = away(result, Cause(code, "x", "x"))
    assert (lie.cases[0].id not in otherwise_planned(trial_of(tmp_path, lie))) is holds


def test_what_is_tried_here_is_not_declared_away_there(tmp_path) -> None:
    result = signed.result_of(signed.profile_in(tmp_path / "vendor"), case=STORES)
    assert not list(otherwise_planned(trial_of(tmp_path, result)))
    assert list(otherwise_planned(trial_of(tmp_path, away(result, None)))) == [STORES]
