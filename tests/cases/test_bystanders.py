"""What only reads changes nothing: rows that a call has nothing to do with stand after it."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT
from conformance.reference.mutants.faults.refusals import Wipes
from tests.packages.served import session

DOMAIN = "seal_registration"
SPEC = load(DOMAIN)
CASES = {
    case.id: case
    for requirement in requirements(SPEC)
    for case in cases_of(SPEC, requirement)
    if case.surface == "api"
}


def of(check: str) -> list[str]:
    return [name for name, case in CASES.items() if case.check == check]


def verdicts(names, fault=None):
    """Return what comes of cases on a package that is at fault where each of them looks."""
    found = []
    for name in names:
        requirement = CASES[name].requirement.id
        conduct = lambda at, here=requirement: fault if fault and at == here else CORRECT  # noqa: E731
        with session(conduct, DOMAIN) as opened:
            done = opened.execute(CASES[name])
        found.append((done.verdict, done.finding and done.finding.code))
    return found


@pytest.mark.parametrize(
    "check",
    [
        "rule/worked-examples",
        "calculate/worked-examples",
        "search/finds",
        "link/sends",
    ],
)
def test_what_only_reads_may_take_nothing_away(check):
    names = of(check)[-2:]
    assert names
    assert {verdict for verdict, _ in verdicts(names)} == {"pass"}
    assert set(verdicts(names, Wipes(kind="wipes"))) == {("fail", "F-READING-CHANGED")}


def test_what_receives_leaves_other_groups_alone():
    name = f"{DOMAIN}/linkage/resident-to-seal/takes-good-rows"
    kept = Wipes(kind="wipes", but=("resident_snapshots",))
    assert verdicts([name]) == [("pass", None)]
    assert verdicts([name], kept) == [("fail", "F-READING-CHANGED")]
