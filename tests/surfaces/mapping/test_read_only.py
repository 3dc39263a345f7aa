"""A vendor whose searches are sent by POST is read, and not written to, in read-only mode."""

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

DOMAIN, GROUP = "child_allowance", "payees"
STEPS = {
    "fresh": "POST /reset",
    "query": "POST /kensaku",
    "run": "POST /{function}",
    "issue": "POST /chohyo",
}


@pytest.fixture
def server(httpserver):
    httpserver.expect_request("/login", method="POST").respond_with_json({})
    for path in ("/kensaku", "/chohyo", "/search", "/reset", "/create"):
        httpserver.expect_request(path, method="POST").respond_with_json({})
    return httpserver


def _package(server):
    calls = [{"action": a, "steps": ({"request": r},)} for a, r in STEPS.items()]
    said = {"base_url": server.url_for(""), "adapter": "mapping", "access": "read_only"}
    login = {"kind": "session", "login": {"request": "POST /login"}}
    api = ApiSurface.model_validate({**said, "auth": login, "mapping": {"calls": tuple(calls)}})
    connections = Connections(lambda: connect(api, str(api.base_url), Path()))
    specs = {DOMAIN: load(DOMAIN)}
    return mapped(api, specs, connections, ("general_city", "131016"))


def _called(server):
    return [entry[0].path for entry in server.log]


def test_what_reads_is_sent_after_a_login(server):
    package = ReadOnly(_package(server), lambda *_: "search")
    package.query(DOMAIN, GROUP, {})
    package.run(DOMAIN, "search", {})
    assert _called(server) == ["/login", "/kensaku", "/search"]


def test_what_writes_is_not_sent_by_the_first_line(server):
    package = ReadOnly(_package(server), lambda *_: "create")
    for call in (
        lambda: package.fresh(dt.date(2026, 4, 1)),
        lambda: package.run(DOMAIN, "create", {}),
    ):
        with pytest.raises(UntestedError, match="U-READ-ONLY"):
            call()
    assert _called(server) == []


def test_nor_by_the_second_where_the_first_is_missing(server):
    package = _package(server)
    for call in (
        lambda: package.fresh(dt.date(2026, 4, 1)),
        lambda: package.run(DOMAIN, "create", {}),
    ):
        with pytest.raises(UntestedError, match="U-READ-ONLY"):
            call()
    assert set(_called(server)) <= {"/login"}
