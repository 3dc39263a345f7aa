"""A rule that no call calculates is seen in what the package decides of claims that are entered."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.planning.plan import make_plan
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import Profile
from conformance.worlds.process.mapped import hold_by_process
from conformance.worlds.session import Session
from tests.worlds.process.office import served

DAY = date(2026, 11, 25)
PROFILE = Path(__file__).with_name("profile.yaml")
RULE = "child_allowance/rule/payment-start-month"


@lru_cache(maxsize=1)
def specs():
    return {d: load(d) for d in ("child_allowance", "resident_register")}


def outcomes(*faults, edit=lambda _mapping: None, requirement=RULE):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    edit(data["surfaces"]["api"]["mapping"])
    profile = Profile.model_validate_json(json.dumps(data))
    plan = make_plan(specs().values(), profile, DAY)
    cases = [
        p.case for p in plan if p.verdict is None and p.case.requirement.id.startswith(requirement)
    ]
    with served(*faults) as url:
        endpoint = Endpoint(url, Client("", ""))
        opened = Session(specs(), profile, DAY, 1, endpoint, nonce="n", today=lambda: DAY)
        return {case.id.rpartition("/")[2]: opened.execute(case) for case in cases}


def call(mapping, key):
    return next(c for c in mapping["calls"] if c.get("key") == key)["steps"][0]


def codes(found):
    return {k: (o.verdict, o.cause.code if o.cause else "") for k, o in found.items()}


def test_a_sound_office_is_blamed_for_nothing():
    assert codes(outcomes()) == {"worked-examples": ("pass", ""), "generated-facts": ("pass", "")}


def test_an_allowance_that_begins_in_the_month_of_the_claim_is_found():
    found = outcomes("same-month")
    assert {o.verdict for o in found.values()} == {"fail"}
    finding = found["worked-examples"].finding
    assert finding.code == "F-VALUE"
    assert finding.cause == RULE
    assert finding.steps


def test_what_the_package_is_not_told_decides_nothing_against_it():
    """The reason and its day reach no request: only months that are the same in any case count."""

    def without(mapping):
        body = call(mapping, "register-claim")["body"]
        del body["jiyu"], body["jiyuHi"]

    sound = codes(outcomes(edit=without))
    assert sound == {
        "generated-facts": ("pass", ""),
        "worked-examples": ("untested", "P-FACTS-UNTOLD"),
    }
    assert {o.verdict for o in outcomes("same-month", edit=without).values()} == {"fail"}


def test_what_is_typed_in_is_not_taken_for_worked_out():
    def typed(mapping):
        call(mapping, "decide-certification")["body"]["kaishi"] = "{inputs.kaishi}"

    found = codes(outcomes("same-month", edit=typed))
    assert {c for _, c in found.values()} <= {"P-TYPED-IN", "P-FACTS-UNTOLD"}
    assert found["worked-examples"] == ("untested", "P-TYPED-IN")


def test_a_claim_that_is_refused_on_the_way_is_no_finding():
    found = codes(outcomes("strict"))
    assert found["worked-examples"] == ("untested", "P-PROCESS-REFUSED")
    assert found["generated-facts"] == ("pass", "")


def test_without_the_decision_the_rule_stays_out_of_reach():
    def without(mapping):
        mapping["calls"] = [c for c in mapping["calls"] if c.get("key") != "decide-certification"]

    assert outcomes(edit=without) == {}


def calculated(mapping):
    """The profile asks the rule by a claim and its decision; nothing shows the fifteen days."""
    given = {
        "hi": "{given.claim_date}",
        "jiyuHi": "{given.event_date}",
        "jiyu": "{given.event_type}",
    }
    steps = [
        {"request": "POST /hito", "body": {}, "keep": {"hito": "data.no"}},
        {
            "request": "POST /seikyu",
            "body": {"hito": "{hito}", **given},
            "keep": {"uke": "data.uke"},
        },
        {"request": "POST /kettei", "body": {"uke": "{uke}"}},
    ]
    mapping["calls"].append(
        {
            "action": "calculate",
            "domain": "child_allowance",
            "key": RULE.split("/")[2],
            "steps": steps,
        }
    )
    kinds = {"birth": "1", "move_in": "2", "leave_public_service": "3", "leave_facility": "4"}
    mapping["fields"][RULE] = {
        "start_month": "kaishi",
        "special_15day": None,
        "event_type": {"to": "event_type", "values": {**kinds, "other": "9"}},
    }


def settling(mapping):
    """The same, of births alone: that it is one no request tells, for the steps see to it."""
    calculated(mapping)
    call = mapping["calls"][-1]
    call["facts"] = {"event_type": "birth"}
    call["steps"][1]["body"]["jiyu"] = "1"


def asked(*faults):
    found = outcomes(*faults, edit=settling, requirement=RULE)
    return {case.rpartition("/")[2]: outcome for case, outcome in found.items()}


def test_a_rule_is_asked_where_the_facts_are_as_the_steps_settle_them():
    found = asked()
    assert found["generated-facts"].verdict == "pass"
    assert found["worked-examples"].cause.code == "P-FACTS-SETTLED"
    assert asked("same-month")["worked-examples"].verdict == "fail"


def agreement(*faults):
    of = "child_allowance/invariant/start-before-end"
    found = outcomes(*faults, edit=calculated, requirement=of)
    return {o.verdict for case, o in found.items() if "payment-start-month" in case}


def test_what_an_invariant_says_of_a_rule_is_tried_by_the_process_that_asks_it():
    assert agreement() == {"pass"}
    assert agreement("same-month") == {"fail"}


def test_a_law_that_wants_days_of_its_own_is_asked_by_no_process():
    with pytest.raises(UntestedError) as caught:
        hold_by_process(None, None, agrees=False)
    assert caught.value.cause.code == "U-NO-BUSINESS-DATE"
