"""Certificates come from the register: who prints what is typed fails, who looks it up passes."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour
from conformance.reference.mutants import mutant
from tests.packages.served import session

DOMAIN = "resident_register"
FORMS = ("resident-copy", "removed-copy", "move-out-certificate", "person-notice")
FAULTS = {
    "resident-register-copy-of-what-is-typed": "name",
    "resident-register-copy-with-old-address": "address",
    "resident-register-copy-without-certifier": "authenticator",
    "resident-register-copies-of-one-number": "issue_number",
    "resident-register-copy-dated-tomorrow": "issued_on",
    "resident-register-copy-with-code-of-sex": "sex",
}


class TypedOnly(Behaviour):
    """A package that prints nothing but what is typed."""

    def printed(self, items):
        del items
        return {}


class OtherWay(Behaviour):
    """A lawful package of its own kind: it counts copies by hundreds and has a longer wording."""

    def copy_number(self, number):
        return 4_000_000 + 100 * number

    def worded(self, code, meaning):
        del code
        return meaning


def _cases(forms):
    spec = load(DOMAIN)
    return [
        case
        for requirement in requirements(spec)
        if requirement.kind == "form" and requirement.key in forms
        for case in cases_of(spec, requirement)
        if case.surface == "api" and case.check in {"form/prints", "form/same-story"}
    ]


def _run(conduct, forms=FORMS):
    with session(conduct, DOMAIN) as opened:
        return {case.id: opened.execute(case) for case in _cases(forms)}


def test_a_package_that_prints_what_is_typed_fails_on_every_form() -> None:
    outcomes = _run(lambda _at: TypedOnly())

    assert outcomes
    assert {one.verdict for one in outcomes.values()} == {"fail"}


def test_a_package_that_prints_from_its_register_passes() -> None:
    outcomes = _run(lambda _at: OtherWay())

    assert {one.verdict for one in outcomes.values()} == {"pass"}


@pytest.mark.parametrize("key", FAULTS)
def test_a_fault_of_a_copy_is_found_by_the_form_and_named(key: str) -> None:
    outcomes = _run(mutant(key).conduct(), ("resident-copy",))
    findings = [one.finding for one in outcomes.values() if one.verdict == "fail"]

    assert findings
    assert all(FAULTS[key] in finding.cause for finding in findings)
