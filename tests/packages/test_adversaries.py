"""A package that checks nothing passes no case that wants a refusal, however it lies."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT
from tests.packages.adversaries import (
    Breakdown,
    EveryReason,
    FirstOnly,
    NeverIssues,
    OtherReason,
    Unchecking,
)
from tests.packages.served import session

DOMAIN = "seal_registration"
SPEC = load(DOMAIN)
REJECTING = [
    case
    for requirement in requirements(SPEC)
    for case in cases_of(SPEC, requirement)
    if case.polarity == "reject" and case.surface == "api" and case.check != "link/lists"
]
"""A linkage that lists wrong rows is accepted: none of these adversaries touches its answer."""

UNCHECKING = Unchecking()


def _correct(_at):
    return CORRECT


def _unchecking(_at):
    return UNCHECKING


def _passed(conduct, behind, cases=REJECTING):
    with session(conduct, DOMAIN, behind=behind) as opened:
        return [case.id for case in cases if opened.execute(case).verdict == "pass"]


@pytest.mark.parametrize(
    ("conduct", "behind"),
    [
        pytest.param(_correct, EveryReason, marks=pytest.mark.whole),
        pytest.param(_unchecking, FirstOnly, marks=pytest.mark.whole),
        (_correct, Breakdown),
    ],
    ids=["every reason for every item", "no check, refuses the second call", "HTTP 500"],
)
def test_lies_pass_no_case_that_wants_a_refusal(conduct, behind):
    assert len(REJECTING) > 100
    assert _passed(conduct, behind) == []


ISSUING = [case for case in REJECTING if case.check.startswith("issuing/")]


@pytest.mark.parametrize("behind", [NeverIssues, OtherReason])
def test_who_never_issues_or_refuses_for_another_reason_passes_no_precondition(behind):
    assert len(ISSUING) >= 7
    assert _passed(_correct, behind, ISSUING) == []


def test_the_same_cases_pass_for_a_package_that_checks():
    some = REJECTING[::5]
    assert _passed(_correct, None, some) == [case.id for case in some]
