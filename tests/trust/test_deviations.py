"""On what a deviation rests follows from the catalogue, not from who signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
import signed

from conformance.cases.outcome import Outcome
from conformance.findings import Answered, FindingPart, Reason
from conformance.results.model import AnswerModel
from conformance.trust.deviations import misplaced
from conformance.trust.listed import hold_cases
from conformance.trust.refused import BundleError

AMOUNT = "child_allowance/rule/monthly-amount/worked-examples"
CLAIM = "child_allowance/function/register-claim/stores-what-was-sent"
LAW = replace(signed.FAILED, cause="child_allowance/rule/monthly-amount")
NOTHING_STORED = replace(
    signed.FAILED, found=None, about="claim_reason", cause="child_allowance/function/register-claim"
)
REFUSED = replace(
    signed.FAILED, code="F-NOT-ACCEPTED", found=Answered(400, (Reason("E0002", "claim_reason"),))
)
SEVERAL = replace(
    signed.FAILED,
    expected={"claim_reason": "1", "claim_type": "1"},
    found={"claim_reason": None, "claim_type": None},
    about="",
    cause="child_allowance/function/register-claim",
)
GROUP = "child_allowance/record/claims"
COLUMNS = f"{GROUP}/file-columns"
RAGGED = replace(
    signed.FAILED,
    code="F-FILE-COLUMN-MISSING",
    found=[{"code": "F-FILE-COLUMN-MISSING"}, {"code": "F-FILE-FIELDS"}],
    cause=COLUMNS,
    masked=True,
    parts=(
        FindingPart("F-FILE-COLUMN-MISSING", ("claim_reason",)),
        FindingPart("F-FILE-FIELDS"),
    ),
)


def failing(profile, finding, name=AMOUNT):
    outcome = Outcome("fail", finding=finding)
    return signed.result_of(profile, {name: outcome}, case=name)


@pytest.mark.parametrize(
    ("finding", "name"),
    [
        (LAW, AMOUNT),
        (signed.FAILED, CLAIM),
        (NOTHING_STORED, CLAIM),
        (REFUSED, CLAIM),
        (SEVERAL, CLAIM),
        (RAGGED, COLUMNS),
    ],
)
def test_what_a_run_writes_of_a_deviation_holds(profile, finding, name) -> None:
    assert not list(misplaced(failing(profile, finding, name)))


@pytest.mark.parametrize("answered", [False, True])
def test_a_failure_against_law_is_not_called_unsupported(profile, answered) -> None:
    result = failing(profile, LAW)
    assert result.cases[0].verdict == "fail"
    answer = AnswerModel(of=AMOUNT, accepted=False, document="d", page="1", by="x", on=result.as_of)
    lie = {"ground": "reconstructed", "verdict": "answered" if answered else "unconfirmed"}
    told = signed.with_case(result, 0, **lie, answer=answer if answered else None)
    with pytest.raises(BundleError) as caught:
        hold_cases(signed.derived(result, cases=told))
    (message,) = caught.value.messages
    assert message.code == "TRU043"
    assert "derived_read (child_allowance/rule/monthly-amount)" in message.en


def test_a_deviation_that_no_text_supports_is_not_called_official(profile) -> None:
    result = failing(profile, NOTHING_STORED, CLAIM)
    assert result.cases[0].verdict == "unconfirmed"
    told = signed.with_case(result, 0, ground="official", verdict="fail")
    assert [case.id for case, _ in misplaced(signed.derived(result, cases=told))] == [CLAIM]


def test_a_part_of_a_finding_that_is_kept_back_still_condemns(profile) -> None:
    result = failing(profile, RAGGED, COLUMNS)
    case = result.cases[0]
    assert (case.verdict, case.rests_on) == ("fail", "profile")
    assert case.finding is not None
    only = case.finding.model_copy(update={"parts": case.finding.parts[:1]})
    lie = {"finding": only, "ground": "reconstructed", "verdict": "unconfirmed"}
    lie["rests_on"] = case.finding.parts[0].rests_on
    told = signed.with_case(result, 0, **lie)
    assert [one.id for one, _ in misplaced(signed.derived(result, cases=told))] == [COLUMNS]
