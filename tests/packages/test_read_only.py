"""Against a package that is only to be read, no case of a whole domain sends a byte that writes."""

from __future__ import annotations

import datetime as dt

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.worlds.session import Session
from tests.packages.served import NAME, SECRET, profile
from tests.surfaces.hostile import serving

DOMAINS = ("common_functions", "child_allowance")
SPECS = {name: load(name) for name in DOMAINS}
DAY = dt.date(2026, 11, 21)
CASES = [
    case
    for spec in SPECS.values()
    for requirement in requirements(spec)
    for case in cases_of(spec, requirement)
    if case.surface == "api"
]
TOKEN = b'{"access_token": "t", "token_type": "Bearer"}'
EMPTY = b'{"metadata": {}, "_links": {}, "result": []}'


def _serve(wire):
    while request := wire.request():
        wire.json(TOKEN if b"/oauth/token" in request.split(b"\r\n")[0] else EMPTY)


def _session(url, **said):
    given = profile()
    api = given.surfaces.api.model_copy(update=said)
    surfaces = given.surfaces.model_copy(update={"api": api})
    given = given.model_copy(update={"surfaces": surfaces})
    endpoint = Endpoint(url, Client(NAME, SECRET))
    return Session(SPECS, given, DAY, 1, endpoint, today=lambda: DAY)


def _outcomes(**said):
    with serving(_serve) as server:
        session = _session(server.url, **said)
        found = [session.execute(case) for case in CASES]
        session.close()
    return found, [heard.decode() for heard in server.heard]


def _reads(request):
    """Say whether a request is GET or HEAD, or asks for a token."""
    method, path = request.split()[:2]
    return method in {"GET", "HEAD"} or path == "/oauth/token"


@pytest.mark.parametrize("said", [{"access": "read_only"}, {"environment": "production"}])
@pytest.mark.parametrize("reset", [True, False])
def test_nothing_that_writes_is_sent(said, reset):
    capabilities = Capabilities(reset=reset, business_date="settable" if reset else "today")
    found, heard = _outcomes(**said, capabilities=capabilities)
    assert [request for request in heard if not _reads(request)] == []
    assert "U-READ-ONLY" in {o.cause.code for o in found if o.verdict == "untested" and o.cause}
    assert not [o for o in found if o.verdict == "harness_error"]


def test_of_the_interface_only_the_audit_log_is_read():
    capabilities = Capabilities(reset=False, business_date="today")
    found, heard = _outcomes(access="read_only", capabilities=capabilities)
    assert all("/oauth/token" in r or r.startswith("GET ") for r in heard)
    causes = {o.cause.code for o in found if o.cause}
    assert "U-READ-ONLY" in causes


def test_where_writing_is_allowed_the_same_cases_write():
    _, heard = _outcomes()
    assert [request for request in heard if not _reads(request)]
