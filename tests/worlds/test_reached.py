"""What the plan marks as out of reach, requirement by requirement, before anything runs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.mapping.models.section import Mapping
from conformance.surfaces.profile import load_profile

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
SPEC = load("child_allowance")


def plan(**api):
    profile = load_profile(PROFILE).profile
    changed = profile.surfaces.api.model_copy(update=api)
    surfaces = profile.surfaces.model_copy(update={"api": changed})
    found = make_plan([SPEC], profile.model_copy(update={"surfaces": surfaces}), DAY)
    return [p for p in found if p.case.surface == "api"]


def offering(**capabilities):
    return plan(capabilities=Capabilities(**capabilities))


def untested(found):
    return {p.case.id: p.cause for p in found if p.verdict == "untested"}


def test_a_package_that_offers_all_loses_nothing():
    assert not untested(plan())


def test_a_day_that_cannot_be_set_costs_nothing_before_it_is_tried():
    """Worked examples are brought to today; where none is lawful there, the case says so."""
    assert untested(offering(business_date="today")) == {}


def test_batches_are_left_out_on_a_shared_database_unless_allowed():
    codes = {c.code for c in untested(offering(reset=False)).values()}
    assert codes == {"U-NO-SHARED-BATCH", "U-NO-IDENTITY"}
    allowed = untested(offering(reset=False, batch_on_shared=True))
    assert {c.code for c in allowed.values()} == {"U-NO-IDENTITY"}


@pytest.mark.parametrize("call", ["query", "calculate", "issue", "link", "export", "audit", "run"])
def test_a_missing_call_costs_the_cases_that_make_it(call):
    lost = untested(offering(without=(call,)))
    assert lost
    assert {c.code for c in lost.values()} == {"U-NO-CALL"}
    assert all(c.details["missing"].startswith(call) for c in lost.values())


def test_without_load_groups_that_functions_fill_stay_in_reach():
    lost = untested(offering(without=("load",)))
    missing = {c.details["missing"] for c in lost.values()}
    assert "load child_allowance/confirmations" in missing
    assert "load child_allowance/payees" not in missing


def test_a_package_that_is_only_to_be_read_cannot_start_a_case():
    lost = untested(plan(access="read_only"))
    assert {c.code for c in lost.values()} == {"U-READ-ONLY"}
    assert len(lost) == sum(p.verdict != "not_applicable" for p in plan())


def test_a_mapping_reaches_what_its_calls_select():
    calls = [
        {"action": action, **more, "steps": [{"request": "POST /any"}]}
        for action, more in (
            ("fresh", {}),
            ("query", {}),
            ("load", {"group": "payees"}),
            ("run", {"key": "register-payee"}),
            ("run", {"kind": "search"}),
        )
    ]
    found = plan(
        adapter="mapping", mapping=Mapping.model_validate_json(json.dumps({"calls": calls}))
    )
    tried = {p.case.requirement.id for p in found if p.verdict is None}
    assert "child_allowance/function/register-payee" in tried
    assert "child_allowance/function/search-payee" in tried
    assert "child_allowance/record/payees" in tried
    assert "child_allowance/record/claims" not in tried
    assert not any("/rule/" in requirement for requirement in tried)
