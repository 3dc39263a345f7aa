"""The same package judged with and without what no text supports: what changes is explained."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import pairs

from conformance.results import model as m
from conformance.results.comparison import compare
from conformance.results.deviation import deviation

GROUNDS = ("official", "derived_read", "derived", "reconstructed")
STANDS = frozenset(GROUNDS[:3])


def judged(number: int, outcome: str, ground: str) -> m.CaseModel:
    """A case as a run judges it: what a deviation is called follows from its ground."""
    verdict = deviation(ground, None, "required") if outcome == "deviates" else outcome
    return pairs.case(number, verdict, ground=ground)


cases = st.lists(
    st.tuples(st.sampled_from(["pass", "deviates", "untested"]), st.sampled_from(GROUNDS)),
    min_size=1,
    max_size=8,
).map(lambda all_: tuple(judged(n, *one) for n, one in enumerate(all_, 1)))


def without(those: tuple[m.CaseModel, ...]) -> m.Result:
    """The result of the same run with `--ground derived`."""
    left = tuple(one for one in those if one.ground in STANDS)
    scope = m.ScopeModel(ground="derived", narrowed=True, left_out=len(those) - len(left))
    return pairs.result(*left, scope=scope)


@given(cases)
def test_a_package_that_differs_in_reconstructed_facts_alone_is_never_condemned(those) -> None:
    state = pairs.result(*those).verdict.state
    differs = {one.ground for one in those if one.verdict in {"fail", "unconfirmed"}}
    assert (state == "not_conformant") == bool(differs & STANDS)
    if differs == {"reconstructed"}:
        assert pairs.result(*those).verdict.exit_code == 3


@given(cases)
def test_what_is_left_out_condemns_nobody_and_is_said(those) -> None:
    whole, part = pairs.result(*those), without(those)
    condemned = whole.verdict.state == "not_conformant"
    assert (part.verdict.state == "not_conformant") == condemned
    assert "law or published text" in part.verdict.line.en
    assert str(part.scope.left_out) in part.verdict.line.en or not part.scope.left_out


@given(cases)
def test_every_change_is_of_a_case_that_stands_on_no_text(those) -> None:
    whole, part = pairs.result(*those), without(those)
    ground = {one.id: one.ground for one in those}
    found = compare(whole, part)
    changed = [one for one in found.changes if not one.kind.startswith("still_")]
    assert {ground[one.case] for one in changed} <= {"reconstructed"}
    passed = {one.id for one in those if one.ground == "reconstructed" and one.verdict == "pass"}
    assert passed <= {one.case for one in changed if one.kind == "no_longer_tested"}
    assert [one.label.en for one in found.circumstances]
