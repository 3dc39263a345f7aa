"""Which call of the profile stands for a call of the contract."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.calls import Ask, reaches, select
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
        (Ask("run", "x", "create", "add"), 0),
        (Ask("run", "x", "search", "seek"), 1),
        (Ask("run", "x", "create", "find-house"), 2),
        (Ask("run", "x", "create", "find-person"), 3),
        (Ask("run", "juki", "search", "seek"), 4),
        (Ask("run", "x", "create", "add", role="supervisor"), 5),
        (Ask("link", "x", direction="send"), 6),
    ],
)
def test_the_call_with_the_most_selectors_is_taken(ask, number):
    assert select(SECTION, ask).steps[0].request == f"GET /{number}"


def test_there_may_be_no_call():
    assert select(SECTION, Ask("link", "x", direction="receive")) is None
    assert select(SECTION, Ask("audit")) is None


def test_reach_looks_at_action_domain_key_and_kind():
    assert reaches(SECTION, "run", "x", "anything", "create")
    assert not reaches(SECTION, "issue", "x", "form")
