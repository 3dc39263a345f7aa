"""Special requests: the person is given what it asked for, nobody else the numbers."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour
from conformance.reference.mutants.faults.certificates import GivenOnRequest
from tests.packages.served import session

CHECKS = {"form/on-request", "form/never-given"}


class Deaf(Behaviour):
    """A package that prints none of the numbers, whoever asks."""

    def printed(self, items):
        return {k: v for k, v in items.items() if k not in {"my_number", "resident_code"}}


def _verdicts(behaviour):
    spec = load("resident_register")
    tried = [
        case
        for requirement in requirements(spec)
        if requirement.kind == "form"
        for case in cases_of(spec, requirement)
        if case.check in CHECKS
    ]
    with session(lambda _: behaviour, "resident_register") as opened:
        return {case.id.partition("/form/")[2]: opened.execute(case).verdict for case in tried}


def test_a_correct_package_gives_the_numbers_to_the_person_alone():
    found = _verdicts(Behaviour())
    assert set(found.values()) == {"pass"}
    assert "removed-copy/withholds-my-number-from-household" in found
    assert "resident-copy/withholds-my-number-from-household" not in found  # 第12条第1項: entitled


@pytest.mark.parametrize("to", ["third_party", "household"])
def test_who_is_given_a_number_that_was_asked_for_is_found(to):
    found = _verdicts(GivenOnRequest(kind="given_on_request", item="my_number", to=to))
    wrong = {key for key, verdict in found.items() if verdict == "fail"}
    assert wrong == {key for key in found if key.endswith(f"my-number-from-{to.replace('_', '-')}")}


def test_who_gives_nobody_anything_is_no_pass():
    found = _verdicts(Deaf())
    own = {key for key in found if key.endswith("on-request")}
    assert {found[key] for key in own} == {"fail"}
    assert {found[key] for key in found.keys() - own} == {"untested"}
