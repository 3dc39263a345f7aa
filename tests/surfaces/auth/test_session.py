"""A session belongs to one role: its cookies, its tokens, its login after a 401."""

from __future__ import annotations

import json

import pytest
from werkzeug import Response

from conformance.errors import ProfileError
from conformance.findings import UntestedError
from conformance.surfaces.auth.choose import authority_for
from conformance.surfaces.auth.models import Login, LoginValue, SessionLogin
from conformance.surfaces.connect import Connections
from conformance.surfaces.http import Http


@pytest.fixture(autouse=True)
def _secrets(monkeypatch):
    monkeypatch.setenv("SYNTHETIC_USER", "shokuin")
    monkeypatch.setenv("SYNTHETIC_PASSWORD", "ひみつ")
    monkeypatch.setenv("SYNTHETIC_CHIEF", "kakaricho")


def _login(**more):
    body = {"id": "{env.SYNTHETIC_USER}", "pass": "{env.SYNTHETIC_PASSWORD}", "sys": "juki"}
    return Login(**{"request": "POST /auth/login", "body": body, **more})


def _section(login=None, **more):
    return SessionLogin(kind="session", login=login or _login(), **more)


@pytest.fixture
def vendor(httpserver):
    """A vendor that opens a session per login and tells what each call carried."""
    seen = []

    def login(request):
        number = len([s for s in seen if s[0] == "login"]) + 1
        seen.append(("login", request.get_data(as_text=True), request.content_type))
        body = json.dumps({"data": {"csrf": f"body-{number}", "jwt": f"jwt-{number}"}})
        answer = Response(body, content_type="application/json")
        answer.headers["X-Token"] = f"head-{number}"
        answer.set_cookie("sid", f"s{number}", httponly=True)
        answer.set_cookie("XSRF", f"c{number}")
        return answer

    def call(request):
        seen.append(("call", request.cookies.get("sid"), request.headers.get("X-CSRF")))
        answer = Response("{}")
        answer.set_cookie("XSRF", "rotated")
        return answer

    httpserver.expect_request("/auth/login", method="POST").respond_with_handler(login)
    httpserver.expect_request("/call").respond_with_handler(call)
    httpserver.seen = seen
    return httpserver


def _open(server, section, roles=None):
    connections = Connections(lambda: Http(server.url_for(""), 3, 10_000))
    authority = authority_for(section, roles or {}, connections)

    def call(role):
        return connections(role).call("GET", "/call", headers=authority.headers(role))

    return authority, call


def _csrf(place, **where):
    return LoginValue(from_=place, header="X-CSRF", **where)


def test_a_role_logs_in_once_and_its_cookies_are_its_own(vendor):
    _, call = _open(vendor, _section())
    for role in ("clerk", "clerk", "supervisor"):
        call(role)
    assert [s[1] for s in vendor.seen if s[0] == "call"] == ["s1", "s1", "s2"]
    assert len([s for s in vendor.seen if s[0] == "login"]) == 2


@pytest.mark.parametrize(
    ("csrf", "carried"),
    [
        (_csrf("body", path="data.csrf"), "body-1"),
        (_csrf("header", name="X-Token"), "head-1"),
        (_csrf("cookie", name="XSRF"), "c1"),
    ],
)
def test_what_the_login_gives_is_carried(vendor, csrf, carried):
    _, call = _open(vendor, _section(csrf=csrf))
    call("clerk")
    assert vendor.seen[-1] == ("call", "s1", carried)


def test_a_value_in_a_cookie_is_carried_as_it_is_now(vendor):
    _, call = _open(vendor, _section(csrf=_csrf("cookie", name="XSRF")))
    call("clerk")
    call("clerk")
    assert [s[2] for s in vendor.seen if s[0] == "call"] == ["c1", "rotated"]


def test_a_token_from_the_login_is_carried_as_bearer(vendor):
    token = LoginValue(from_="body", path="data.jwt", header="Authorization", prefix="Bearer ")
    authority, _ = _open(vendor, _section(token=token))
    assert authority.headers("clerk") == {"Authorization": "Bearer jwt-1"}
    assert authority.query("clerk") == {}


def test_a_session_that_is_over_begins_with_a_login(vendor):
    authority, call = _open(vendor, _section())
    assert not authority.renew("clerk", 0)
    call("clerk")
    assert authority.renew("clerk", authority.turn("clerk"))
    call("clerk")
    assert [s[1] for s in vendor.seen if s[0] == "call"] == ["s1", "s2"]


def test_secrets_stand_in_the_body_as_json_or_as_form(vendor):
    _open(vendor, _section())[1]("clerk")
    _open(vendor, _section(_login(format="form")))[1]("clerk")
    (_, first, kind), (_, second, form) = [s for s in vendor.seen if s[0] == "login"]
    assert json.loads(first) == {"id": "shokuin", "pass": "ひみつ", "sys": "juki"}
    assert second == "id=shokuin&pass=%E3%81%B2%E3%81%BF%E3%81%A4&sys=juki"
    assert (kind, form) == ("application/json", "application/x-www-form-urlencoded")


def test_a_role_may_have_credentials_of_its_own(vendor):
    own = _section(_login(body={"id": "{env.SYNTHETIC_CHIEF}"}))
    _, call = _open(vendor, _section(), {"supervisor": own})
    call("supervisor")
    assert json.loads(vendor.seen[0][1]) == {"id": "kakaricho"}


@pytest.mark.parametrize("status", [400, 401, 403, 500])
def test_a_refused_login_is_untested_with_advice(httpserver, status):
    httpserver.expect_request("/auth/login").respond_with_data("", status)
    with pytest.raises(UntestedError) as error:
        _open(httpserver, _section())[1]("clerk")
    assert error.value.cause.code == "T-LOGIN-REFUSED"


@pytest.mark.parametrize(("status", "knocks"), [(401, 1), (423, 1), (500, 3)])
def test_who_was_turned_away_does_not_knock_again(httpserver, status, knocks):
    httpserver.expect_request("/auth/login").respond_with_data("", status)
    _, call = _open(httpserver, _section())
    for role in ("clerk", "clerk", "supervisor"):
        with pytest.raises(UntestedError):
            call(role)
    assert len(httpserver.log) == knocks


def test_a_login_form_that_redirects_is_a_login(httpserver):
    answer = Response(status=302, headers={"Location": "/menu"})
    answer.set_cookie("sid", "s1")
    httpserver.expect_request("/auth/login").respond_with_response(answer)
    httpserver.expect_request("/call", headers={"Cookie": "sid=s1"}).respond_with_data("{}")
    _, call = _open(httpserver, _section(_login(format="form")))
    assert call("clerk").status == 200
    assert [entry[0].path for entry in httpserver.log] == ["/auth/login", "/call"]


@pytest.mark.parametrize(
    "csrf",
    [
        _csrf("body", path="data.none"),
        _csrf("body", path="data.csrf.deeper"),
        _csrf("header", name="X-None"),
        _csrf("cookie", name="none"),
    ],
)
def test_a_login_that_lacks_what_is_carried_is_untested(vendor, csrf):
    with pytest.raises(UntestedError) as error:
        _open(vendor, _section(csrf=csrf))[1]("clerk")
    assert error.value.cause.code == "T-LOGIN-INCOMPLETE"


def test_a_hostile_token_does_not_break_the_header(httpserver):
    httpserver.expect_request("/auth/login").respond_with_json({"t": "a\r\nX-Evil: 1"})
    with pytest.raises(UntestedError):
        _open(httpserver, _section(csrf=_csrf("body", path="t")))[1]("clerk")


def test_an_unset_secret_is_named_before_the_first_request(vendor, monkeypatch):
    monkeypatch.delenv("SYNTHETIC_PASSWORD")
    with pytest.raises(ProfileError, match="SYNTHETIC_PASSWORD"):
        _open(vendor, _section())
    assert vendor.seen == []


def test_a_password_is_not_told(vendor):
    authority, call = _open(vendor, _section())
    call("clerk")
    assert "ひみつ" not in repr(authority)
