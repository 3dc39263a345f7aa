"""What the contract leaves open blames nobody: orders of rows and columns, further fields."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from tests.packages.served import session
from tests.packages.variants import MoreFields, OtherColumns, OtherOrder

DOMAINS = ("resident_register", "child_allowance", "individual_resident_tax")
HANDED_OUT = ("search/", "batch/", "link/", "flow/", "lives/", "property/found", "export/")
SHORT_AND_LONG = [
    d if d == "child_allowance" else pytest.param(d, marks=pytest.mark.whole) for d in DOMAINS
]
SOME = 3  # of each check in each domain


def _cases(domain, wanted=("",)):
    """Return the first cases of each check of a domain whose name begins as wanted."""
    spec, kept = load(domain), {}
    for requirement in requirements(spec):
        for case in cases_of(spec, requirement):
            if case.surface == "api" and case.check.startswith(wanted):
                kept.setdefault(case.check, []).append(case)
    return [case for cases in kept.values() for case in cases[-SOME:]]


def _blamed(domain, behaviour, cases):
    with session(lambda _at: behaviour, domain) as opened:
        outcomes = {case.id: opened.execute(case) for case in cases}
    assert sum(one.verdict == "pass" for one in outcomes.values()) > len(cases) // 2
    return {
        case: one.finding or one.cause
        for case, one in outcomes.items()
        if one.verdict in {"fail", "harness_error"}
    }


@pytest.mark.parametrize("domain", DOMAINS)
def test_rows_may_be_handed_out_in_another_order(domain):
    assert _blamed(domain, OtherOrder(), _cases(domain, HANDED_OUT)) == {}


@pytest.mark.parametrize("domain", SHORT_AND_LONG)
def test_answers_may_hold_more_fields(domain):
    assert _blamed(domain, MoreFields(), _cases(domain)) == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_exports_may_have_their_columns_in_another_order(domain):
    cases = _cases(domain, ("export/", "property/same-", "lives/"))
    assert _blamed(domain, OtherColumns(), cases) == {}
