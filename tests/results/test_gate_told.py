"""What lets out what must be hidden is told by name, whatever excuses it; parts know only parts."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, earlier, finding, result, waiver

from conformance.results import model as m
from conformance.results.gate import GateModel, gate
from conformance.results.policy import AcceptedModel, KnownOnlyModel, PolicyModel

LATER = TODAY + dt.timedelta(30)


def leaking(number: int, **more: object) -> m.CaseModel:
    return case(number, "fail", finding=finding(code="F-LEAK"), **more)


def named(answer: GateModel, name: str) -> list[tuple[str, str]]:
    return [(one.text.ja, one.text.en) for one in answer.reasons if one.name == name]


def test_each_waiver_of_a_leak_is_told_by_what_it_is_of_and_who_approved_it() -> None:
    first, second = (waiver(LATER, case(n).id) for n in (2, 3))
    cases = (case(1), leaking(2, waiver=first), leaking(3, waiver=second))
    answer = gate(result(*cases), PolicyModel(narrowed="warn"), TODAY)
    assert answer.opens
    told = named(answer, "waived_leak")
    assert len(told) == 2
    for given, (ja, en) in zip((first, second), told, strict=True):
        for said in (given.of, given.approver, given.expires.isoformat()):
            assert said in ja
            assert said in en
    assert "支援措置対象者の所在など" in answer.sentence.ja
    assert "under a waiver" in answer.sentence.en


def test_what_rests_on_protection_alone_is_told_whatever_its_code() -> None:
    one = case(2, "fail", rests_on="protection", waiver=waiver(LATER, case(2).id))
    assert len(named(gate(result(case(1), one), PolicyModel(), TODAY), "waived_leak")) == 1


def test_a_waiver_of_anything_else_is_no_leak() -> None:
    one = case(2, "fail", waiver=waiver(LATER, case(2).id))
    answer = gate(result(case(1), one), PolicyModel(), TODAY)
    assert answer.opens
    assert not named(answer, "waived_leak")
    assert "支援措置" not in answer.sentence.ja


def test_a_leak_that_the_baseline_had_is_told_too() -> None:
    now = result(case(1), leaking(2))
    answer = gate(now, PolicyModel(), TODAY, earlier(now))
    assert answer.opens
    assert len(named(answer, "still_leaking")) == 1
    assert "where a protected person is (1)." in answer.sentence.en


def accepting(name: str) -> PolicyModel:
    one = AcceptedModel(case=name, approver="部長", reason="r", expires=LATER)
    return PolicyModel(narrowed="warn", accepted=(one,))


@pytest.mark.parametrize(
    ("entry", "needless"),
    [
        ("child_allowance/form/*", False),
        ("child_allowance/rule/*", False),
        (case(9).id, False),
        (case(1).id, True),
    ],
)
def test_a_part_knows_only_of_a_case_in_it_that_an_entry_is_for_nothing(
    entry: str, needless: bool
) -> None:
    part = m.ScopeModel(cases=("child_allowance/rule/*",), narrowed=True, left_out=4)
    answer = gate(result(case(1), scope=part), accepting(entry), TODAY)
    assert (named(answer, "acceptance_needless") != []) is needless
    assert answer.exit_code == (6 if needless else 0)
    whole = gate(result(case(1)), accepting(entry), TODAY)
    assert named(whole, "acceptance_needless")


def test_a_part_does_not_know_either_that_no_source_lacks_anything() -> None:
    one = KnownOnlyModel(domain="common_functions", approver="部長", reason="r", expires=LATER)
    policy = PolicyModel(narrowed="warn", known_only=(one,))
    part = m.ScopeModel(domains=("child_allowance",), narrowed=True, left_out=4)
    assert gate(result(case(1), scope=part), policy, TODAY).opens
    assert named(gate(result(case(1)), policy, TODAY), "known_needless")


@pytest.mark.parametrize(
    ("entry", "causes", "near"),
    [
        ("child_alowance/rule/*", (), "child_allowance/rule/*"),
        ("child_allowance/rle/*", (), "child_allowance/rule/*"),
        ("child_allowance/rule/*", ("U-NO-SURFCE",), "U-NO-SURFACE"),
    ],
)
def test_an_entry_that_is_misspelt_is_told_what_is_near(
    entry: str, causes: tuple[str, ...], near: str
) -> None:
    one = AcceptedModel(case=entry, causes=causes, approver="部長", reason="r", expires=LATER)
    answer = gate(result(case(1), case(2, "untested")), PolicyModel(accepted=(one,)), TODAY)
    ((ja, en),) = named(answer, "acceptance_needless")
    assert f"did you mean {near}?" in en
    assert f"{near} の誤りではありませんか" in ja
