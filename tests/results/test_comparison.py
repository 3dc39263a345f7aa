"""Two results side by side: every case that is not as it was, once, under one name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parent))

from typing import TYPE_CHECKING

from pairs import case, cases, finding, result

from conformance.results.comparison import compare, kind_of

if TYPE_CHECKING:
    from conformance.results import model as m

REPAIRED = [("newly_failing", "repaired"), ("still_failing", "still_failing")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("pass", "fail", "newly_failing"),
        (None, "fail", "newly_failing"),
        ("untested", "fail", "newly_failing"),
        ("fail", "fail", "still_failing"),
        ("fail", "pass", "repaired"),
        ("pass", "pass", None),
        (None, "pass", "newly_tested"),
        ("untested", "pass", "newly_tested"),
        ("pass", "untested", "no_longer_tested"),
        ("fail", "untested", "no_longer_tested"),
        ("pass", "harness_error", "no_longer_tested"),
        ("pass", "attested", "no_longer_tested"),
        ("fail", "spec_unclear", "no_longer_tested"),
        ("pass", None, "no_longer_tested"),
        ("fail", None, "no_longer_tested"),
        ("untested", None, None),
        ("untested", "untested", "still_open"),
        ("needs_review", "untested", "still_open"),
        (None, "untested", "newly_open"),
        ("attested", "untested", "newly_open"),
        ("fail", "not_declared", "no_longer_applies"),
        ("pass", "not_applicable", "no_longer_applies"),
        ("not_applicable", None, None),
        ("attested", "attested", None),
    ],
)
def test_what_became_of_a_case(before: str | None, after: str | None, kind: str | None) -> None:
    was, now = (None if verdict is None else case(1, verdict) for verdict in (before, after))
    assert kind_of(was, now) == kind


def test_a_failure_is_the_same_by_its_cause_whatever_was_drawn() -> None:
    was = case(1, "fail", finding=finding(found=1))
    assert kind_of(was, case(1, "fail", finding=finding(found=2))) == "still_failing"
    assert kind_of(was, case(1, "fail", finding=finding("other"))) == "failing_otherwise"
    assert kind_of(was, case(1, "fail", finding=finding(code="F-SEARCH"))) == "failing_otherwise"


def test_another_evidence_of_a_statement_is_told() -> None:
    was = case(1, "attested")
    assert was.attestation is not None
    other = was.attestation.model_copy(update={"evidence_sha256": "ab" * 32})
    assert kind_of(was, case(1, "attested", attestation=other)) == "other_evidence"


@given(cases())
def test_a_result_differs_from_itself_in_nothing_but_what_stays(those: tuple[m.CaseModel]) -> None:
    found = compare(result(*those), result(*those))
    assert found.circumstances == ()
    assert {one.kind for one in found.changes} <= {
        "still_failing",
        "still_unconfirmed",
        "still_open",
    }
    assert found.newly_required == 0


@given(cases(), cases())
def test_every_case_of_both_is_told_at_most_once_and_counted(
    before: tuple[m.CaseModel], after: tuple[m.CaseModel]
) -> None:
    found = compare(result(*before), result(*after))
    names = [one.case for one in found.changes]
    assert len(names) == len(set(names))
    assert sum(found.counts.values()) == len(names)
    failing = {one.id for one in after if one.verdict == "fail"}
    told = found.of("newly_failing", "failing_otherwise", "still_failing")
    assert {one.case for one in told} == failing


@given(cases(("pass", "fail")), cases(("pass", "fail")))
def test_there_and_back_again(before: tuple[m.CaseModel], after: tuple[m.CaseModel]) -> None:
    there, back = compare(result(*before), result(*after)), compare(result(*after), result(*before))
    both = {one.id for one in before} & {one.id for one in after}
    for kind, turned in REPAIRED:
        names = {one.case for one in there.of(kind)} & both
        assert names == {one.case for one in back.of(turned)} & both


def test_what_is_not_the_same_stands_beside_the_changes() -> None:
    before, after = result(case(1)), result(case(1))
    asked = after.invocation.model_copy(update={"seed": 7})
    product = after.product.model_copy(update={"release": "9"})
    spec = after.catalogue[0].model_copy(update={"digest": "99" * 32})
    changed = {"invocation": asked, "product": product, "catalogue": (spec,)}
    found = compare(before, after.model_copy(update=changed)).circumstances
    assert [one.name for one in found] == [
        *("release", "seed", "catalogue/child_allowance", "catalogue/common_functions")
    ]
    assert found[-1].after is None


def test_newly_required_and_newly_waived_are_marked() -> None:
    was = case(1, "pass").model_copy(update={"level": "optional"})
    found = compare(result(was), result(case(1, "fail")))
    assert [one.newly_required for one in found.changes] == [True]
    assert found.newly_required == 1
