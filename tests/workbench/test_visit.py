"""Every route: closed without a session, to a lesser role, and to a form that is not ours."""

import pytest

from conformance.workbench.people import ROLES
from conformance.workbench.visit import ROUTES

CLOSED = [route for route in ROUTES if route.role is not None]
CHANGING = [route for route in CLOSED if route.method == "POST"]
PUBLIC = {("/enter", "GET"), ("/login", "GET"), ("/login", "POST"), ("/static/{name}", "GET")}


def path(route):
    return route.path.replace("{key}", "x").replace("{kind}", "csv").replace("{name}", "x")


def named(route):
    return f"{route.method} {route.path}"


def test_only_the_way_in_and_the_style_are_open_to_everybody():
    assert {(r.path, r.method) for r in ROUTES if r.role is None} == PUBLIC
    assert len(CLOSED) > 20


@pytest.mark.parametrize("route", CLOSED, ids=named)
def test_without_a_session_a_page_leads_to_the_log_in_and_a_form_is_not_taken(visitor, route):
    answer = visitor().request(route.method, path(route))
    if route.method == "GET":
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    else:
        assert answer.status_code == 401


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("route", [r for r in CLOSED if r.role != "viewer"], ids=named)
def test_a_lesser_role_is_refused_by_the_server(visitor, bench, route):
    lesser = ROLES[ROLES.index(route.role) - 1]
    made = visitor(lesser)
    data = {"csrf": made.token("/login")}
    assert made.request(route.method, path(route), data=data).status_code == 403
    assert bench.runs.all() == ()


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("route", CHANGING, ids=named)
def test_a_form_without_the_token_of_its_session_is_refused(visitor, route):
    made, other = visitor("approver"), visitor("approver")
    assert made.post(path(route)).status_code == 403
    stolen = {"csrf": other.token()}
    assert stolen["csrf"]
    assert made.post(path(route), data=stolen).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://testserver:81"])
def test_a_form_sent_from_another_place_is_refused(alone, origin):
    sent = {"name": "new", "template": "template"}
    answer = alone.fill("/profiles", sent, headers={"origin": origin})
    assert answer.status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor):
    cookies = visitor().get("/login").headers.get_list("set-cookie")
    session = next(one for one in cookies if one.startswith("conformance_session="))
    assert "HttpOnly" in session
    assert "SameSite=strict" in session


@pytest.mark.usefixtures("people")
def test_a_session_begins_anew_at_the_log_in(visitor):
    made = visitor()
    made.get("/login")
    before = made.cookies["conformance_session"]
    made.fill("/login", {"name": "viewer", "password": "long enough for a test"}, at="/login")
    assert made.cookies["conformance_session"] != before


def test_both_languages_and_japanese_where_none_is_asked_for(alone):
    assert 'lang="ja"' in alone.get("/").text
    assert "Start a run" in alone.get("/?lang=en").text
    assert "Start a run" in alone.get("/").text  # kept
    assert "実行を始める" in alone.get("/?lang=ja").text
