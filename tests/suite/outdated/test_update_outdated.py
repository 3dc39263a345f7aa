"""Two clerks at one record: the second change rests on what the first has changed."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from conformance.catalog.load import load
from conformance.suite.plan import make_plan
from conformance.suite.session import Session
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import Profile
from tests.suite.outdated.register import served

DAY = date(2026, 11, 25)
PROFILE = Path(__file__).with_name("profile.yaml")
CASE = "resident_register/function/history-full-snapshot/keeps-both-changes-at-once"


@lru_cache(maxsize=1)
def specs():
    return {"resident_register": load("resident_register")}


def outcome(*faults, edit=lambda _mapping: None):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    edit(data["surfaces"]["api"]["mapping"])
    profile = Profile.model_validate_json(json.dumps(data))
    plan = make_plan(specs().values(), profile, DAY)
    case = next(p.case for p in plan if p.verdict is None and p.case.id == CASE)
    with served(*faults) as url:
        endpoint = Endpoint(url, Client("", ""))
        opened = Session(specs(), profile, DAY, 1, endpoint, nonce="n", today=lambda: DAY)
        return opened.execute(case)


def test_a_register_that_refuses_what_is_outdated_passes():
    found = outcome()
    assert (found.verdict, found.cause) == ("pass", None)


def test_a_change_that_rests_on_an_old_version_and_is_accepted_is_found():
    found = outcome("unlocked")
    assert found.verdict == "fail"
    assert found.finding.code == "F-LOST-UPDATE"


def test_where_nothing_tells_a_later_change_nobody_is_judged():
    """The version that is handed out stays the same: it is no version."""
    found = outcome("unlocked", "frozen")
    assert (found.verdict, found.cause.code) == ("untested", "P-NO-FIELD")


def test_a_call_that_sends_back_nothing_it_has_read_is_not_judged():
    def without(mapping):
        steps = mapping["calls"][-1]["steps"]
        del steps[0], steps[0]["body"]["ban"]

    found = outcome("unlocked", edit=without)
    assert (found.verdict, found.cause.code) == ("untested", "P-NO-FIELD")
