"""A case of the register as it is, run against it with some faults."""

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
from tests.suite.as_shown.register import served

DAY = date(2026, 11, 25)
PROFILE = Path(__file__).with_name("profile.yaml")


@lru_cache(maxsize=1)
def specs():
    return {"resident_register": load("resident_register")}


def outcome(name, *faults, edit=lambda _mapping: None):
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    edit(data["surfaces"]["api"]["mapping"])
    profile = Profile.model_validate_json(json.dumps(data))
    plan = make_plan(specs().values(), profile, DAY)
    case = next(p.case for p in plan if p.verdict is None and p.case.id == name)
    with served(*faults) as url:
        endpoint = Endpoint(url, Client("", ""))
        opened = Session(specs(), profile, DAY, 1, endpoint, nonce="n", today=lambda: DAY)
        return opened.execute(case)
