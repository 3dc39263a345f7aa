"""A mapped package that is only to be read gets GET and HEAD, and what a person calls safe."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.surfaces.connect import Connections, connect
from conformance.surfaces.mapping.open import mapped
from conformance.surfaces.profile import ApiSurface
from conformance.surfaces.read_only import ReadOnly
from tests.surfaces.hostile import serving

DOMAIN, GROUP = "child_allowance", "payees"
SAFE = {"by": "試験　太郎", "reason": "計算だけで何も記録しない"}
ASKED = {
    "query": lambda p: p.query(DOMAIN, GROUP, {}),
    "run": lambda p: p.run(DOMAIN, "search-payee", {}),
    "calculate": lambda p: p.calculate(DOMAIN, "payment-end-month", {}),
    "issue": lambda p: p.issue(DOMAIN, "recognition-notice", {}),
    "link": lambda p: p.link(DOMAIN, "resident-changes", {"direction": "send"}),
    "export": lambda p: p.export(DOMAIN, [GROUP]),
    "audit": lambda p: p.audit(),
    "capabilities": lambda p: p.capabilities(),
}
WRITES = {
    "fresh": lambda p: p.fresh(dt.date(2026, 4, 1)),
    "delete": lambda p: p.try_delete(DOMAIN, GROUP, {}),
}


@pytest.fixture
def server():
    def answer(wire):
        while wire.request():
            wire.json(b"[]")

    with serving(answer) as one:
        yield one


def _package(server, action, *steps):
    said = {"base_url": server.url, "adapter": "mapping", "access": "read_only"}
    safe = {"by": "試験　太郎", "reason": "業務の記録を変えない"}
    login = {"kind": "session", "login": {"request": "POST /login", "safe": safe}}
    calls = ({"action": action, "steps": steps},)
    api = ApiSurface.model_validate({**said, "auth": login, "mapping": {"calls": calls}})
    connections = Connections(lambda: connect(api, str(api.base_url), Path()))
    specs = {DOMAIN: load(DOMAIN)}
    bare = mapped(api, specs, connections, ("general_city", "131016"))
    return bare, ReadOnly(bare, lambda _, key: specs[DOMAIN].functions[key].operation.kind)


def _heard(server):
    lines = [heard.decode().split("\r\n", maxsplit=1)[0].split() for heard in server.heard]
    return [f"{method} {path}" for method, path, _ in lines if path != "/login"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("action", ASKED)
def test_no_kind_of_call_is_sent_by_a_method_that_may_write(server, action, method):
    for package in _package(server, action, {"request": f"{method} /any"}):
        with pytest.raises(UntestedError, match="U-READ-ONLY") as error:
            ASKED[action](package)
        assert f"{method} /any" in error.value.cause.en
        assert "safe: {by" in error.value.cause.remedy_en
    assert _heard(server) == []


@pytest.mark.parametrize("action", ASKED)
def test_what_reads_by_get_is_sent(server, action):
    _, package = _package(server, action, {"request": "GET /any"})
    ASKED[action](package)
    assert _heard(server) == ["GET /any"]


@pytest.mark.parametrize("action", [a for a in ASKED if a != "audit"])
def test_what_a_person_answers_for_is_sent(server, action):
    _, package = _package(server, action, {"request": "POST /any", "safe": SAFE})
    ASKED[action](package)
    assert _heard(server) == ["POST /any"]


@pytest.mark.parametrize("action", WRITES)
def test_a_call_that_writes_by_the_contract_is_sent_by_no_method(server, action):
    _, package = _package(server, action, {"request": "GET /any", "safe": SAFE})
    with pytest.raises(UntestedError, match="U-READ-ONLY"):
        WRITES[action](package)
    assert _heard(server) == []


def test_a_name_answers_for_its_own_step_alone(server):
    steps = ({"request": "POST /search", "safe": SAFE}, {"request": "POST /job"})
    _, package = _package(server, "calculate", *steps)
    with pytest.raises(UntestedError, match="POST /job"):
        ASKED["calculate"](package)
    assert _heard(server) == ["POST /search"]


def test_nor_does_it_for_the_page_that_the_server_names():
    def answer(wire):
        while wire.request():
            wire.json(b"[]", b'Link: </delete-all>; rel="next"\r\n')

    with serving(answer) as server:
        step = {"request": "POST /search", "safe": SAFE, "paging": {"kind": "link"}}
        _, package = _package(server, "query", step)
        with pytest.raises(UntestedError, match="U-READ-ONLY"):
            ASKED["query"](package)
        assert _heard(server) == ["POST /search"]


def test_a_step_that_is_asked_again_and_again_obeys(server):
    poll = {"until": "state == 'done'", "every_seconds": 0.01, "at_most_seconds": 1.0}
    steps = ({"request": "GET /job"}, {"request": "POST /job/state", "poll": poll})
    _, package = _package(server, "calculate", *steps)
    with pytest.raises(UntestedError, match="POST /job/state"):
        ASKED["calculate"](package)
    assert _heard(server) == ["GET /job"]


@pytest.mark.parametrize(
    "behind",
    [
        *("?_method=DELETE", "?a=1&_METHOD=put", "?x-http-method-override=", "?a=1;_method=DELETE"),
        *(";_method=DELETE", "?x_http_method_override=1", "?_method[]=1", "?%5Fmethod=1"),
        *("?_HttpMethod=1", "?__method=1", "?method=delete"),
    ],
)
def test_nor_does_a_query(server, behind):
    _, package = _package(server, "calculate", {"request": f"GET /any{behind}"})
    with pytest.raises(UntestedError, match="U-READ-ONLY"):
        ASKED["calculate"](package)
    assert _heard(server) == []


@pytest.mark.parametrize(
    "name",
    ["X-HTTP-Method-Override", "x-method-override", "X_HTTP_Method_Override", "X-Original-Method"],
)
def test_a_header_does_not_put_another_method_in_its_place(server, name):
    step = {"request": "GET /any", "headers": {name: "DELETE"}}
    _, package = _package(server, "calculate", step)
    with pytest.raises(UntestedError, match="U-READ-ONLY"):
        ASKED["calculate"](package)
    assert _heard(server) == []
