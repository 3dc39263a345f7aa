"""Calls at the same moment over one session: one logs in, all are let in."""

from __future__ import annotations

from threading import Lock
from time import sleep

import pytest
from werkzeug import Response

from conformance.cases.at_once import at_once
from conformance.surfaces.auth.choose import authority_for
from conformance.surfaces.auth.models import Login, LoginValue, SessionLogin
from conformance.surfaces.connect import Connections
from conformance.surfaces.http import Http
from conformance.surfaces.mapping.transport import Transport

TOKEN = LoginValue(from_="body", path="jwt", header="Authorization", prefix="Bearer ")
CALLERS = 6


class OneSessionVendor:
    """Lets in only the newest session, whose cookie and token belong together."""

    def __init__(self) -> None:
        self.logins = 0
        self.over = False
        self._one = Lock()

    def login(self, _request):
        sleep(0.02)  # others come while this one is being let in
        with self._one:
            self.logins += 1
            number = self.logins
        answer = Response(f'{{"jwt": "t{number}"}}', content_type="application/json")
        answer.set_cookie("sid", f"t{number}")
        return answer

    def call(self, request):
        newest = f"t{self.logins}"
        if self.over and self.logins == 1:
            return Response("{}", 401)
        told = request.headers.get("Authorization"), request.cookies.get("sid")
        return Response("{}", 200 if told == (f"Bearer {newest}", newest) else 401)


@pytest.fixture
def vendor(httpserver):
    made = OneSessionVendor()
    httpserver.expect_request("/login", method="POST").respond_with_handler(made.login)
    httpserver.expect_request("/call").respond_with_handler(made.call)
    return made


@pytest.fixture
def transport(httpserver):
    connections = Connections(lambda: Http(httpserver.url_for(""), 5, 10_000))
    section = SessionLogin(kind="session", login=Login(request="POST /login"), token=TOKEN)
    return Transport(connections, authority_for(section, {}, connections), {})


def _called(transport: Transport) -> list[int]:
    twins = [transport.twin() for _ in range(CALLERS)]
    calls = [lambda t=t: t.send("clerk", "GET", "/call", {}, None).status for t in twins]
    return at_once(calls)


def test_one_logs_in_and_the_others_wait_for_it(vendor, transport):
    assert _called(transport) == [200] * CALLERS
    assert vendor.logins == 1


def test_a_session_that_is_over_is_renewed_once_with_its_cookies(vendor, transport):
    assert _called(transport) == [200] * CALLERS
    vendor.over = True
    assert _called(transport) == [200] * CALLERS
    assert vendor.logins == 2


def test_a_connection_that_was_open_before_has_the_new_cookies(vendor, transport):
    twin = transport.twin()
    assert twin.send("clerk", "GET", "/call", {}, None).status == 200
    vendor.over = True
    assert twin.send("clerk", "GET", "/call", {}, None).status == 200
