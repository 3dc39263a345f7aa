"""Whatever a package answers: a reply, a finding or a cause, never a fault of the harness."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.findings import FindingError, TransportError, UntestedError
from conformance.population.rows import PlacedRow
from conformance.surfaces.http import HttpResponse
from conformance.surfaces.mapping.adapter import MappedPackage
from conformance.surfaces.mapping.models import Mapping

DOMAIN, GROUP = "child_allowance", "payees"
STEP = {"request": "POST /x/{day}"}
SECTION = {
    "envelope": {
        "ok": "ok",
        "rows": "data",
        "errors": "errors",
        "error": {"code": "code", "item": "item", "index": "index"},
    },
    "types": {"date": {"wareki": "{G}{yy}.{mm}.{dd}"}, "kana": {"width": "half"}},
    "codes": {"sex": {"1": "10"}},
    "fields": {
        "child_allowance/payees": {
            "atena_number": {"to": "no", "pad": 20},
            "name": {"split": ["sei", "mei"]},
            "birth_date": "a[0].b",
        }
    },
    "calls": [
        {"action": "fresh", "steps": [STEP]},
        {"action": "run", "steps": [{**STEP, "keep": {"k": "data"}}, {"request": "GET /{k}/{k}"}]},
        {
            "action": "query",
            "steps": [
                {**STEP, "paging": {"kind": "link", "next": "next", "at_most": 3}, "answer": "json"}
            ],
        },
        {"action": "link", "steps": [{**STEP, "extra": {"accepted": "data", "group": "no"}}]},
        *(
            {"action": action, "steps": [STEP]}
            for action in ("load", "calculate", "issue", "export", "audit", "delete")
        ),
        {"action": "capabilities", "steps": [{**STEP, "extra": {"functions": "data"}}]},
    ],
}
LEAF = (
    st.none()
    | st.booleans()
    | st.integers(-3, 10**20)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "10", "R08.04.01", "²", "令和", "payees", "next", "E0001"])
    | st.text(max_size=5)
)
NAMES = st.sampled_from(
    [
        "ok",
        "data",
        "errors",
        "code",
        "item",
        "index",
        "next",
        "no",
        "sei",
        "mei",
        "a",
        "b",
        "payees",
        "history_no",
        "subject",
    ]
)
JSON = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5)
)
ENVELOPED = st.fixed_dictionaries({"ok": st.booleans(), "data": JSON, "errors": JSON, "next": JSON})
BODIES = (JSON | ENVELOPED).map(lambda body: json.dumps(body).encode())
KINDS = st.sampled_from(["", "application/json", "application/xml", "text/csv", "application/pdf"])
ANSWERS = st.builds(
    HttpResponse,
    st.sampled_from([200, 200, 200, 204, 302, 400, 401, 500]),
    KINDS,
    BODIES,
    st.just({}),
) | st.builds(HttpResponse, st.just(200), KINDS, st.binary(max_size=40), st.just({}))

CALLS = {
    "capabilities": lambda p: p.capabilities(),
    "fresh": lambda p: p.fresh(date(2026, 4, 1)),
    "load": lambda p: p.load([PlacedRow(DOMAIN, GROUP, {"name": "a"})]),
    "query": lambda p: p.query(DOMAIN, GROUP, {}),
    "delete": lambda p: p.try_delete(DOMAIN, GROUP, {"atena_number": "1"}),
    "run": lambda p: p.run(DOMAIN, "register-claim", {}),
    "calculate": lambda p: p.calculate(DOMAIN, "monthly-amount", {}),
    "issue": lambda p: p.issue(DOMAIN, "certification-notice", {}),
    "send": lambda p: p.link(DOMAIN, "resident-to-child-allowance", {"direction": "send"}),
    "receive": lambda p: p.link(
        DOMAIN,
        "resident-to-child-allowance",
        {"direction": "receive", "rows": [{"group": GROUP, "row": {"name": "a"}}]},
    ),
    "export": lambda p: p.export(DOMAIN, [GROUP]),
    "audit": lambda p: p.audit(),
}


class Canned:
    """Answers every request with the same answer."""

    base_url = "http://127.0.0.1:9"

    def __init__(self, answer):
        self.answer = answer
        self.roles = {}

    def send(self, _role, _method, path, _headers, _body, _named):
        assert path.isascii()
        return self.answer

    def connect(self, _role):
        return self

    def code(self, _role):
        return None


@pytest.mark.parametrize("call", CALLS)
@given(answer=ANSWERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answer_has_a_defined_outcome(call, specs, answer):
    section = Mapping.model_validate(SECTION, strict=False)
    package = MappedPackage(section, specs, Canned(answer), "general_city", "139998")
    try:
        CALLS[call](package)
    except (FindingError, UntestedError, TransportError):
        return
    assert answer.status < 600
