"""What the profile says of access is tried before the first request."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conformance.cli.profiles import find_profile
from conformance.errors import ProfileError
from conformance.surfaces.auth.check import check_access
from conformance.surfaces.profile import ApiSurface

OWN = find_profile("own_rest_api")
BASE = "https://package.example.jp/api"
OAUTH = {"kind": "oauth", "client_id_env": "SYNTHETIC_ID", "client_secret_env": "SYNTHETIC_SECRET"}
LOGIN = {"kind": "session", "login": {"request": "POST https://login.example.jp/in"}}


@pytest.fixture(autouse=True)
def _secrets(monkeypatch):
    monkeypatch.setenv("SYNTHETIC_ID", "client-1")
    monkeypatch.setenv("SYNTHETIC_SECRET", "synthetic-secret-of-thirty-two-characters")


def _check(profile=OWN, **said):
    check_access(ApiSurface(base_url=BASE, **said), BASE, profile)


def _code(**said):
    with pytest.raises(ProfileError) as error:
        _check(**said)
    return error.value.messages[0].code


def test_what_is_complete_passes():
    _check()
    _check(auth=OAUTH)
    _check(auth={**OAUTH, "token_url": "https://login.example.jp/t"}, hosts=("login.example.jp",))
    _check(auth=LOGIN, hosts=("login.example.jp",))


@pytest.mark.parametrize("auth", [{**OAUTH, "token_url": "https://login.example.jp/t"}, LOGIN])
@pytest.mark.parametrize("hosts", [(), ("example.jp",), ("login.example.jp:8443",)])
def test_a_host_that_is_not_listed_is_told(auth, hosts):
    assert _code(auth=auth, hosts=hosts) == "PRO032"


def test_a_login_by_http_is_refused_where_the_package_is_called_by_https():
    auth = {**OAUTH, "token_url": "http://login.example.jp/t"}
    assert _code(auth=auth, hosts=("login.example.jp",)) == "PRO032"


def test_a_secret_that_is_not_set_is_told(monkeypatch):
    monkeypatch.delenv("SYNTHETIC_SECRET")
    assert _code(auth=OAUTH) == "PRO010"


def test_the_roles_own_credentials_are_tried_too(monkeypatch):
    monkeypatch.delenv("SYNTHETIC_SECRET")
    assert _code(roles={"supervisor": {"auth": OAUTH}}) == "PRO010"


def test_a_client_certificate_is_needed_to_prove_oneself_by_one():
    assert _code(auth={**OAUTH, "method": "mtls"}) == "PRO033"


def test_a_certificate_that_is_not_there_is_told():
    assert _code(tls={"ca_file": "none.pem"}) == "PRO030"


@pytest.mark.parametrize(
    "said",
    [
        {"tls": {"verify": False}},
        {"auth": {"kind": "oauth", "client_id": "written out"}},
        {"auth": {"kind": "api_key", "name": "X-Key", "value": "written out"}},
        {"auth": {"kind": "api_key", "name": "X Key:", "value_env": "SYNTHETIC_ID"}},
        {"auth": {"kind": "made-up"}},
        {"auth": {**OAUTH, "token_url": "ftp://login.example.jp"}},
        {"auth": {**LOGIN, "csrf": {"from": "body", "name": "X", "header": "X-CSRF"}}},
        {"auth": {**LOGIN, "csrf": {"from": "cookie", "path": "x", "header": "X-CSRF"}}},
        {"hosts": ("https://login.example.jp",)},
        {"base_url": "https://user:password@package.example.jp"},
        {"base_url": "package.example.jp"},
        {"access": "all"},
    ],
)
def test_what_the_profile_does_not_know_is_refused(said):
    with pytest.raises(ValidationError):
        ApiSurface.model_validate(said)


def test_all_missing_secrets_are_told_at_once_also_those_of_a_login(monkeypatch):
    monkeypatch.delenv("SYNTHETIC_ID")
    monkeypatch.delenv("SYNTHETIC_SECRET")
    login = {"request": "POST /in", "body": {"a": "{env.NOT_SET_A}", "b": "x-{env.NOT_SET_B}"}}
    with pytest.raises(ProfileError) as error:
        _check(auth=OAUTH, roles={"supervisor": {"auth": {"kind": "session", "login": login}}})
    names = "NOT_SET_A, NOT_SET_B, SYNTHETIC_ID, SYNTHETIC_SECRET"
    assert f"environment variables {names} are not set" in error.value.messages[0].en


def test_the_lines_of_variables_that_are_not_set_are_told(monkeypatch, tmp_path):
    monkeypatch.delenv("SYNTHETIC_ID")
    profile = tmp_path / "own.yaml"
    keys = ("kind: oauth", "client_secret_env: SYNTHETIC_SECRET", "client_id_env: SYNTHETIC_ID")
    profile.write_text("surfaces:\n api:\n  auth:\n" + "".join(f"   {key}\n" for key in keys))
    with pytest.raises(ProfileError) as error:
        _check(profile, auth=OAUTH)
    assert "environment variable SYNTHETIC_ID is not set" in error.value.messages[0].en
    assert error.value.messages[0].where == f"{profile}:6"
    monkeypatch.delenv("SYNTHETIC_SECRET")
    with pytest.raises(ProfileError) as error:
        _check(profile, auth=OAUTH)
    assert error.value.messages[0].where == f"{profile}:5, 6"


def test_what_may_be_a_secret_itself_is_not_shown():
    with pytest.raises(ProfileError) as error:
        _check(auth={"kind": "api_key", "name": "X-Key", "value_env": "s3cret"})
    assert error.value.messages[0].code == "PRO010"
    assert "s3cret" not in str(error.value.messages)
