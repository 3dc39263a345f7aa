"""A token is asked for once per role, by the method of the profile, and again after a 401."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from werkzeug import Response

from conformance.findings import UntestedError
from conformance.surfaces.auth.choose import authority_for
from conformance.surfaces.auth.models import OAuth
from conformance.surfaces.connect import Connections
from conformance.surfaces.hosts import hosts_of
from conformance.surfaces.http import Http
from conformance.surfaces.oauth import client_from
from conformance.surfaces.profile import Credentials
from conformance.values.secrets import MARK, USED

SECRET = "synthetic-secret-of-thirty-two-characters"


@pytest.fixture(autouse=True)
def _secrets(monkeypatch):
    monkeypatch.setenv("SYNTHETIC_ID", "client-1")
    monkeypatch.setenv("SYNTHETIC_SECRET", SECRET)


def _section(**more):
    names = {"client_id_env": "SYNTHETIC_ID", "client_secret_env": "SYNTHETIC_SECRET"}
    return OAuth(kind="oauth", **{**names, **more})


def _authority(server, section, **more):
    url = server.url_for("").rstrip("/")
    connections = Connections(lambda: Http(url, 3, 10_000, hosts=hosts_of(url), **more))
    return authority_for(section, {}, connections)


def _tokens(server, path="/oauth/token"):
    """Answer with t1, t2 … and keep the forms."""
    forms = []

    def answer(request):
        forms.append((parse_qs(request.get_data(as_text=True)), request.headers))
        return Response(f'{{"access_token": "t{len(forms)}"}}', content_type="application/json")

    server.expect_request(path, method="POST").respond_with_handler(answer)
    return forms


def test_a_token_is_asked_for_once_per_role(httpserver):
    forms = _tokens(httpserver)
    authority = _authority(httpserver, _section())
    said = [authority.headers(r)["Authorization"] for r in ("clerk", "clerk", "supervisor")]
    assert said == ["Bearer t1", "Bearer t1", "Bearer t2"]
    assert len(forms) == 2


@pytest.mark.parametrize(("status", "knocks"), [(401, 1), (423, 1), (403, 2), (500, 3)])
def test_who_was_turned_away_does_not_knock_again(httpserver, status, knocks):
    httpserver.expect_request("/oauth/token").respond_with_data("", status)
    authority = _authority(httpserver, _section())
    for role in ("clerk", "clerk", "supervisor"):
        with pytest.raises(UntestedError) as error:
            authority.headers(role)
        assert error.value.cause.code == "T-TOKEN-REFUSED"
    assert len(httpserver.log) == knocks


def test_a_token_that_is_no_longer_taken_is_renewed(httpserver):
    _tokens(httpserver)
    authority = _authority(httpserver, _section())
    assert not authority.renew("clerk", 0)
    authority.headers("clerk")
    assert authority.renew("clerk", authority.turn("clerk"))
    assert authority.headers("clerk") == {"Authorization": "Bearer t2"}
    assert authority.query("clerk") == {}


def test_a_scope_is_sent_where_the_profile_has_one(httpserver):
    forms = _tokens(httpserver)
    _authority(httpserver, _section()).headers("clerk")
    _authority(httpserver, _section(scope="juki.read")).headers("clerk")
    assert [form.get("scope") for form, _ in forms] == [None, ["juki.read"]]


def test_by_default_the_client_signs_an_assertion(httpserver):
    forms = _tokens(httpserver)
    _authority(httpserver, _section()).headers("clerk")
    _authority(httpserver, _section(audience="https://login.example.jp/")).headers("clerk")
    key = OctKey.import_key(SECRET)
    claims = [jwt.decode(f["client_assertion"][0], key).claims for f, _ in forms]
    assert [c["aud"] for c in claims] == [
        httpserver.url_for("").rstrip("/"),
        "https://login.example.jp/",
    ]
    assert claims[0]["sub"] == "client-1"
    assert claims[0]["jti"] != claims[1]["jti"]


def test_the_secret_goes_into_the_form_the_header_or_nowhere(httpserver):
    forms = _tokens(httpserver)
    for method in ("client_secret_post", "client_secret_basic", "mtls"):
        _authority(httpserver, _section(method=method)).headers("clerk")
    (post, _), (_, basic_headers), (mtls, mtls_headers) = forms
    assert (post["client_id"], post["client_secret"]) == (["client-1"], [SECRET])
    pair = base64.b64decode(basic_headers["Authorization"].removeprefix("Basic ")).decode()
    assert pair == f"client-1:{SECRET}"
    assert mtls == {"grant_type": ["client_credentials"], "client_id": ["client-1"]}
    assert "Authorization" not in mtls_headers


def test_a_package_that_is_only_to_be_read_is_asked_for_a_token(httpserver):
    _tokens(httpserver)
    authority = _authority(httpserver, _section(), read_only=True)
    assert authority.headers("clerk") == {"Authorization": "Bearer t1"}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, "{}"),
        (200, "[]"),
        (200, "{}"),
        (200, '{"access_token": 1}'),
        (200, '{"access_token": ""}'),
        (200, '{"access_token": "a\\r\\nX-Evil: 1"}'),
        (200, '{"access_token": "鍵"}'),
    ],
)
def test_no_usable_token_is_untested_with_advice(httpserver, status, body):
    httpserver.expect_request("/oauth/token").respond_with_data(body, status)
    with pytest.raises(UntestedError) as error:
        _authority(httpserver, _section()).headers("clerk")
    assert error.value.cause.code == "T-TOKEN-REFUSED"


def test_a_token_request_that_is_redirected_names_the_target(httpserver):
    httpserver.expect_request("/oauth/token").respond_with_response(
        Response(status=302, headers={"Location": "https://login.example.jp/sso?client=1"})
    )
    with pytest.raises(UntestedError) as error:
        _authority(httpserver, _section()).headers("clerk")
    assert error.value.cause.code == "T-REDIRECT"
    assert error.value.cause.details == {"target": "https://login.example.jp"}
    assert SECRET not in repr(error.value.cause)
    assert len(httpserver.log) == 1


def test_secret_and_token_are_not_told(httpserver):
    _tokens(httpserver)
    authority = _authority(httpserver, _section())
    authority.headers("clerk")
    assert SECRET not in repr(authority)
    assert "'t1'" not in repr(authority)


def test_a_client_is_called_by_a_name_that_is_no_secret(monkeypatch):
    monkeypatch.setenv("OWN_ID", "conformance")
    monkeypatch.setenv("OWN_SECRET", "kP3-xq71-made-up")
    named = {"client_id_env": "OWN_ID", "client_secret_env": "OWN_SECRET"}
    with USED.apart():
        client_from(Credentials.model_validate(named))
        said = "conformance run: kP3-xq71-made-up"
        assert USED.hidden_whole(said) == f"conformance run: {MARK}"
        assert USED.hidden(said) == f"conformance run: {MARK}"
