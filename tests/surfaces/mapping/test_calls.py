"""Which call of the profile stands for a call of the contract."""

from __future__ import annotations

import pytest

from conformance.contract.call import Call
from conformance.surfaces.mapping.calls import reaches, select
from conformance.surfaces.mapping.models import Mapping

CALLS = [
    {"action": "run"},
    {"action": "run", "kind": "search"},
    {"action": "run", "key": "find-*"},
    {"action": "run", "key": "find-person"},
    {"action": "run", "kind": "search", "domain": ["juki", "jite"]},
    {"action": "run", "role": "supervisor"},
    {"action": "link", "direction": "send"},
]
SECTION = Mapping.model_validate(
    {
        "calls": [
            {**call, "steps": [{"request": f"GET /{number}"}]} for number, call in enumerate(CALLS)
        ]
    },
    strict=False,
)


@pytest.mark.parametrize(
    ("ask", "number"),
    [
        (Call("run", "x", "add", "create"), 0),
        (Call("run", "x", "seek", "search"), 1),
        (Call("run", "x", "find-house", "create"), 2),
        (Call("run", "x", "find-person", "create"), 3),
        (Call("run", "juki", "seek", "search"), 4),
        (Call("run", "x", "add", "create", role="supervisor"), 5),
        (Call("link", "x", direction="send"), 6),
    ],
)
def test_the_call_with_the_most_selectors_is_taken(ask, number):
    assert select(SECTION, ask).steps[0].request == f"GET /{number}"


def test_there_may_be_no_call():
    assert select(SECTION, Call("link", "x", direction="receive")) is None
    assert select(SECTION, Call("audit")) is None


def test_reach_looks_at_action_domain_key_and_kind():
    assert reaches(SECTION, "run", "x", "anything", "create")
    assert not reaches(SECTION, "issue", "x", "form")
