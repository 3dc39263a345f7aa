"""Faults beside what a call names: other rows, later pages, signs, acts nobody logs, rows after."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import conduct_of
from tests.packages.served import session

FOUND = {
    "seal-restored-memo-lost": "function/restore-registration/changes-what-was-sent",
    "fuhyo-removal-takes-all": "function/koseki-removal/changes-what-was-sent",
    "corporate-levy-over-others": "function/create-levy-corporate/stores-what-was-sent",
    "school-graduation-first-page": "function/graduation/selects-exactly",
    "seal-search-underline-finds-any": "function/search-basic/finds-by-name",
    "light-vehicle-nobody-found-not-logged": "function/operation-log-light/leaves-entry-of-search",
    "child-allowance-intake-ends-at-wrong": "linkage/tax-to-child-allowance/lists-wrong-rows",
}
DOMAINS = {
    "seal": "seal_registration",
    "fuhyo": "supplementary_family_register",
    "corporate": "corporate_resident_tax",
    "school": "school_enrollment",
    "light": "light_vehicle_tax",
    "child": "child_allowance",
}


@pytest.mark.parametrize("key", sorted(FOUND))
def test_is_found_and_only_in_the_faulty_package(key):
    domain = DOMAINS[key.split("-")[0]]
    name = f"{domain}/{FOUND[key]}"
    spec = load(domain)
    case = next(c for r in requirements(spec) for c in cases_of(spec, r) if c.id == name)
    verdicts = []
    for conduct in (correct, conduct_of(key)):
        with session(conduct, domain) as opened:
            verdicts.append(opened.execute(case).verdict)
    assert verdicts[0] == "pass"
    assert verdicts[1] == "fail"
