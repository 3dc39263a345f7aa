"""What the way to a package reaches: calls left out, calls that write, calls of a mapping."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from conformance.contract.call import Call
from conformance.surfaces.capabilities import ACTIONS, Capabilities
from conformance.surfaces.mapping.models.section import Mapping
from conformance.surfaces.profile import ApiSurface
from conformance.surfaces.reach import limited, reach_of, starts, withheld_by


def mapping(*calls):
    written = [{**call, "steps": [{"request": "POST /any"}]} for call in calls]
    section = Mapping.model_validate_json(json.dumps({"calls": written}))
    return reach_of(ApiSurface(adapter="mapping", mapping=section))


def only_read(*steps, **said):
    written = [s if isinstance(s, dict) else {"request": s} for s in steps]
    actions = ("fresh", "load", "query", "run", "calculate", "issue", "link", "delete")
    calls = [{"action": action, "steps": written} for action in actions]
    section = Mapping.model_validate_json(json.dumps({"calls": calls}))
    said = said or {"access": "read_only"}
    return reach_of(ApiSurface(adapter="mapping", mapping=section, **said))


@pytest.mark.parametrize("action", ACTIONS)
def test_a_package_offers_every_call_but_those_left_out(action):
    call = Call(action, "d", "k", "create", "g")
    assert reach_of(ApiSurface())(call)
    assert not reach_of(ApiSurface(capabilities=Capabilities(without=(action,))))(call)


@pytest.mark.parametrize(
    ("call", "writes"),
    [
        (Call("load", "d", "g"), True),
        (Call("fresh"), True),
        (Call("delete", "d", "g"), True),
        (Call("run", "d", "f", "create"), True),
        (Call("run", "d", "f", "absent"), True),
        (Call.to_link("d", "l", "receive"), True),
        (Call("run", "d", "f", "search"), False),
        (Call.to_link("d", "l", "send"), False),
        (Call("query", "d", "g"), False),
        (Call.to_calculate("d", "r"), False),
    ],
)
def test_a_package_that_is_only_to_be_read_is_reached_by_calls_that_read(call, writes):
    for said in ({"access": "read_only"}, {"environment": "production"}):
        assert only_read("GET /any", **said)(call) is not writes
        assert not only_read("POST /any", **said)(call)
        assert not reach_of(ApiSurface.model_validate(said))(call)  # the interface is all POST
        assert withheld_by(ApiSurface.model_validate(said))(call)


def test_one_request_that_is_no_get_keeps_the_whole_call_back():
    call = Call.to_calculate("d", "r")
    steps = [{"request": "GET /form"}, {"request": "POST /result"}]
    assert not only_read(*steps)(call)
    steps[1]["safe"] = {"by": "試験　太郎", "reason": "計算だけで何も記録しない"}
    assert only_read(*steps)(call)


def test_of_the_interface_what_is_asked_for_by_get_is_read():
    reaches = reach_of(ApiSurface(access="read_only"))
    assert reaches(Call("capabilities"))
    assert reaches(Call("audit"))


@pytest.mark.parametrize(
    "safe", [{"by": " ", "reason": "x"}, {"by": "x"}, {"by": "x", "reason": ""}]
)
def test_nothing_is_safe_without_a_name_and_a_reason(safe):
    with pytest.raises(ValidationError):
        only_read({"request": "POST /any", "safe": safe})


def test_a_mapping_reaches_by_domain_kind_key_group_and_direction():
    reaches = mapping(
        {"action": "run", "domain": "d", "kind": "create"},
        {"action": "run", "key": "find-*"},
        {"action": "load", "group": "people"},
        {"action": "link", "direction": "send"},
    )
    assert reaches(Call("run", "d", "any", "create"))
    assert not reaches(Call("run", "e", "any", "create"))
    assert reaches(Call("run", "e", "find-one", "search"))
    assert reaches(Call.on("load", "d", "people"))
    assert not reaches(Call.on("load", "d", "claims"))
    assert reaches(Call.to_link("d", "l", "send"))
    assert not reaches(Call.to_link("d", "l", "receive"))
    assert reaches(Call("capabilities"))  # told from the mapping itself


def test_a_call_for_one_role_only_is_reached():
    assert mapping({"action": "run", "role": "supervisor"})(Call("run", "d", "f", "update", "g"))


def test_only_a_profile_that_leaves_something_out_is_limited():
    assert not limited(ApiSurface())
    assert limited(ApiSurface(access="read_only"))
    assert limited(ApiSurface(capabilities=Capabilities(reset=False)))


def test_a_mapped_package_on_todays_date_needs_no_call_to_start_a_case():
    today = Capabilities(reset=False, business_date="today")
    assert not starts(ApiSurface(adapter="mapping", mapping=Mapping(), capabilities=today))
    assert starts(ApiSurface(capabilities=today))  # the test interface opens its sandbox
    assert starts(
        ApiSurface(adapter="mapping", mapping=Mapping(), capabilities=Capabilities(reset=False))
    )
