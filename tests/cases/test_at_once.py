"""Calls at the same moment: what must stand once, stands once; what is accepted, is kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from conformance.cases.at_once import at_once, twins
from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.surfaces.twinned import Twinned
from tests.packages.served import DOMAIN, session

if TYPE_CHECKING:
    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome

SPEC = load(DOMAIN)
AT_ONCE = {"create/duplicate-at-once", "update/at-once"}
CASES = [c for r in requirements(SPEC) for c in cases_of(SPEC, r) if c.check in AT_ONCE]
RACES = {
    "common-functions-registered-twice-at-once": "F-NOT-REFUSED",
    "common-functions-lost-update": "F-LOST-UPDATE",
}


def of(key: str) -> list[Case]:
    requirement = all_mutants()[key].requirement
    spec = SPEC if requirement.startswith(DOMAIN) else load(requirement.split("/")[0])
    return [c for r in requirements(spec) if r.id == requirement for c in cases_of(spec, r)]


def failures(key: str) -> dict[str, Outcome]:
    with session(all_mutants()[key].conduct()) as opened:
        found = {c.check: opened.execute(c) for c in of(key)}
    return {name: outcome for name, outcome in found.items() if outcome.verdict == "fail"}


def test_calls_at_once_all_start_before_any_ends() -> None:
    together = threading.Barrier(3)
    assert at_once([lambda n=n: (together.wait(5), n)[1] for n in range(3)]) == [0, 1, 2]


def test_an_error_of_one_call_is_raised_after_the_others_have_ended() -> None:
    ended: list[int] = []

    def fails() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        at_once([fails, lambda: ended.append(1), lambda: ended.append(2)])
    assert sorted(ended) == [1, 2]


def test_a_correct_package_passes_every_case_at_once() -> None:
    assert len(CASES) >= 7
    with session(correct) as opened:
        assert {c.id: opened.execute(c).verdict for c in CASES} == {c.id: "pass" for c in CASES}


@pytest.mark.parametrize("key", RACES)
def test_a_race_is_found_by_the_case_at_once_and_by_no_other(key: str) -> None:
    found = failures(key)
    assert set(found) <= AT_ONCE
    assert {o.finding.code for o in found.values() if o.finding} == {RACES[key]}


@pytest.mark.whole
def test_evidence_does_not_tell_which_of_two_calls_was_faster() -> None:
    seen = set()
    for _ in range(3):
        (outcome,) = failures("common-functions-lost-update").values()
        assert outcome.finding is not None
        seen.add(str(outcome.finding))
    assert len(seen) == 1


def test_a_way_that_cannot_be_opened_twice_leaves_the_case_untested() -> None:
    with session(correct) as opened:
        trial = opened.trial(CASES[0])
        assert isinstance(trial.interface, Twinned)
        trial.interface = object()  # type: ignore[assignment]  # a package without twin
        with pytest.raises(UntestedError) as caught:
            twins(trial, 2)
    assert caught.value.cause.code == "U-ONE-BY-ONE"
