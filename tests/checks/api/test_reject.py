"""Refusals of an official API: no code that the request gives no cause for, and no end to it."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT, Behaviour
from tests.packages.served import DOMAIN, session

SPEC = load(DOMAIN)
BOUND = {"call/rejects-missing", "call/rejects-width", "call/rejects-digits"}
CASES = [
    case
    for requirement in requirements(SPEC)
    if requirement.kind == "api"
    for case in cases_of(SPEC, requirement)
    if case.check in BOUND
][::6]


class EveryCode(Behaviour):
    """Every refusal tells every code of the API."""

    def body(self, status, body):
        codes = ("E0001", "E0002", "E0003", "E0004")
        return (
            {**body, "errors": [{"code": c, "message": "誤り"} for c in codes]}
            if status == 400
            else body
        )


class RefusesOn(Behaviour):
    """Once a parameter was wrong, it is wrong in every later request."""

    def __init__(self):
        self.found = []

    def reasons(self, inputs, reasons):
        del inputs
        self.found = self.found or reasons
        return self.found


def _told(behaviour, case):
    def conduct(at):
        return behaviour if "/api/" in at else CORRECT

    with session(conduct) as opened:
        outcome = opened.execute(case)
    return outcome.finding.code if outcome.finding else outcome.verdict


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_refusal_that_tells_too_much_or_never_ends_is_found(case):
    assert _told(EveryCode(), case) == "F-SURPLUS-REASON"
    assert _told(RefusesOn(), case) == "F-REFUSED-AFTERWARDS"
    assert _told(CORRECT, case) == "pass"
