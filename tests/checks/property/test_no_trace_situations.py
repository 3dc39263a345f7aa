"""Companions, provisional, open-ended, renewed and ended measures, each found by its own case."""

from __future__ import annotations

from functools import cache

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from tests.packages.served import session

REGISTER = "resident_register"
FOUND_BY = {
    "companion-shown-in-the-view": ("views", "companion"),
    "companion-shown-on-forms": ("forms", "companion"),
    "companion-found-by-others": ("searches", "companion"),
    "provisional-measure-waits-for-the-decision": ("forms", "provisional"),
    "measure-ends-by-itself": ("forms", "expired"),
    "measure-ends-a-day-late": ("forms", "ended"),
    "renewed-measure-lost": ("forms", "renewed"),
}


@cache
def _cases(domain):
    spec = load(domain)
    tried = ("property/situation-", "property/over-")
    all_ = [case for one in requirements(spec) for case in cases_of(spec, one)]
    situations = [case for case in all_ if case.check.startswith(tried)]
    return situations, [case for case in all_ if case.check == "update/keeps-hidden"]


def _tried(conduct, cases):
    with session(conduct, REGISTER) as opened:
        return {case.id: opened.execute(case) for case in cases}


def _failed(outcomes):
    return {name for name, one in outcomes.items() if one.verdict == "fail"}


@pytest.mark.parametrize("key", FOUND_BY)
def test_each_fault_is_found_where_it_sits(key) -> None:
    through, situation = FOUND_BY[key]
    cases = [c for c in _cases(REGISTER)[0] if c.params["about"] == through]

    failed = _failed(_tried(mutant(f"resident-register-{key}").conduct(), cases))

    assert any(name.endswith(f"-{situation}") for name in failed)
    assert not any(name.endswith("-companion-ended") for name in failed) or situation == "ended"


@pytest.mark.parametrize("key", ["after-a-move-within", "after-a-correction"])
def test_a_change_that_ends_the_protection_is_found_by_its_own_function(key) -> None:
    broken = mutant(f"resident-register-protection-lost-{key}")

    failed = _failed(_tried(broken.conduct(), _cases(REGISTER)[1]))

    assert failed == {f"{broken.requirement}/keeps-the-protection"}


def test_a_package_that_protects_as_the_law_has_it_is_not_accused() -> None:
    outcomes = _tried(correct, _cases(REGISTER)[0])

    assert {one.verdict for one in outcomes.values()} == {"pass"}


def test_a_domain_is_asked_only_what_its_rows_can_tell() -> None:
    told = {
        domain: {case.params["situation"] for case in _cases(domain)[0]} for domain in domains()
    }

    assert told["resident_register"] == {
        "companion",
        "companion-ended",
        "provisional",
        "awaited",
        "expired",
        "ended",
        "renewed",
    }
    assert told["seal_registration"] == {"expired"}
    assert told["child_allowance"] == set()
