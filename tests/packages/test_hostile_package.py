"""Whatever a package answers, a case ends with a verdict that names its cause: never a fault."""

from __future__ import annotations

import gzip
import re

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import ApiSurface
from conformance.worlds.session import Session
from tests.packages.served import DAY, NAME, SECRET, profile
from tests.surfaces.hostile import CHUNKED, OK, serving

DOMAIN = "child_allowance"
SPEC = load(DOMAIN)
CASES = [
    next(iter(cases_of(SPEC, requirement)))
    for requirement in requirements(SPEC)
    if requirement.kind in {"function", "form", "rule", "linkage"}
    and any(c.surface == "api" for c in cases_of(SPEC, requirement))
][::8]
TOKEN = b'{"access_token": "t", "token_type": "Bearer"}'
JSON = b"Content-Type: application/json\r\n"


def _result(row):
    return lambda w: w.json(b'{"metadata": {}, "_links": {}, "result": [' + row + b"]}", JSON)


ANSWERS = {
    "hangs": lambda w: w.hang(),
    "drops": lambda w: w.reset(),
    "never ends": lambda w: (w.send(CHUNKED), w.forever(b"2710\r\n" + b"x" * 10_000 + b"\r\n")),
    "a bomb": lambda w: w.json(gzip.compress(bytes(9_000_000)), b"Content-Encoding: gzip\r\n"),
    "points elsewhere": lambda w: w.json(
        status=b"HTTP/1.1 302 x\r\nLocation: http://other.example.jp/" + b"a" * 9000 + b"\r\n"
    ),
    "a gateway": lambda w: w.json(status=b"HTTP/1.1 502 x\r\n"),
    "not HTTP": lambda w: w.send(b"\0" * 100),
    "not JSON": lambda w: w.json(b"<html>", b"Content-Type: text/html\r\n"),
    "no error at all": lambda w: w.json(b"{}", JSON, b"HTTP/1.1 418 x\r\n"),
    "deep": _result(b'{"sandbox": ' + b"[" * 50 + b"]" * 50 + b"}"),
    "a huge number": _result(b'{"sandbox": ' + b"9" * 4000 + b"}"),
    "a strange name": _result(b'{"sandbox": "../../\\u0000\\r\\n@other.example.jp/?#"}'),
    "a long name": _result(b'{"sandbox": "' + b"a" * 90_000 + b'"}'),
    "half a character": _result(b'{"sandbox": "\\ud800"}'),
    "rows of nothing": _result(b"{}"),
    "null": lambda w: w.json(b"null", JSON, OK),
}


ARRANGING = re.compile(rb"(POST|PUT) /conformance/v1/sandboxes(/s1|/s1/records)? ")


def _serve(answer, good):
    def act(wire):
        while request := wire.request():
            if b"/oauth/token" in request[:60]:
                wire.json(TOKEN, JSON)
            elif good.match(request):
                _result(b'{"sandbox": "s1", "loaded": 1}')(wire)
            else:
                answer(wire)

    return act


NEVER = re.compile(rb"(?!)")


@pytest.mark.parametrize("good", [NEVER, ARRANGING], ids=["from the start", "once arranged"])
@pytest.mark.parametrize("name", ANSWERS)
def test_a_case_ends_with_a_verdict_and_a_cause(name, good):
    with serving(_serve(ANSWERS[name], good)) as server:
        given = profile()
        api = ApiSurface(timeout_seconds=1, max_bytes=50_000)
        surfaces = given.surfaces.model_copy(update={"api": api})
        given = given.model_copy(update={"surfaces": surfaces})
        session = Session({DOMAIN: SPEC}, given, DAY, 1, Endpoint(server.url, Client(NAME, SECRET)))
        found = [session.execute(case) for case in CASES]
        session.close()
    assert len(found) > 5
    assert [o.cause for o in found if o.verdict == "harness_error"] == []
    assert {o.verdict for o in found} <= {"untested", "fail"}
    assert all(o.cause or o.finding for o in found)
