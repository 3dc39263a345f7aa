"""What a case about traces needs is what the laws beside it name."""

from __future__ import annotations

import pytest

from conformance.cases import trace_needs
from conformance.cases.needs import calls
from conformance.catalog.load import load
from tests.checks.property.tried import case_of

CHILD = "child_allowance/invariant/dv-address-never-leaks"
SPEC = load("child_allowance")


def asked(way):
    return {(c.action, c.key) for c in calls(SPEC, case_of(CHILD, f"no-trace-{way}"))}


def test_views_need_the_functions_that_the_laws_name() -> None:
    assert ("run", "suppress-support-target") in asked("views")
    assert not [key for action, key in asked("views") if action == "issue"]


def test_forms_need_the_forms_that_the_laws_name() -> None:
    found = {key for action, key in asked("forms") if action == "issue"}
    assert found == set(SPEC.invariants["dv-address-never-leaks"].checks[0].forms)


def test_searches_need_those_that_every_product_has() -> None:
    found = {key for action, key in asked("searches") if action == "run"}
    assert found == set(trace_needs.searches(SPEC))
    assert all(SPEC.functions[key].class_ == "required" for key in found)


def test_refusals_need_views_forms_and_the_log() -> None:
    assert {"run", "issue", "audit", "load"} <= {action for action, _ in asked("refusals")}


@pytest.mark.parametrize("way", ["views", "forms", "refusals", "handovers"])
def test_the_rows_of_measures_are_arranged(way) -> None:
    assert ("load", "support_measures") in asked(way)


def test_linkages_are_those_that_the_domain_itself_must_send() -> None:
    spec = load("resident_register")
    found = trace_needs.sending_linkages(spec)
    assert found
    assert all(spec.linkages[key].provider == "resident_register" for key in found)
