"""The examination says what is wrong with the way to a mapped product before a run does."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
import yaml
from werkzeug import Response

from conformance.cli.doctor import _expired, _of_the_template
from conformance.cli.main import main
from conformance.cli.profiles import find_profile
from conformance.surfaces.profile import Product, Waiver

PROOF = {"u": "{env.SYNTHETIC_USER}", "p": "{env.SYNTHETIC_PASS}"}
LOGIN = {"request": "POST /login", "body": PROOF}


@pytest.fixture
def profile(tmp_path, monkeypatch):
    monkeypatch.setenv("SYNTHETIC_USER", "kx81vqz7")
    monkeypatch.setenv("SYNTHETIC_PASS", "q7-71c4e9d2b6")

    def place(url):
        data = yaml.safe_load(find_profile("own_rest_api").read_text("utf-8"))
        api = data["surfaces"]["api"]
        api |= {"base_url": url, "auth": {"kind": "session", "login": LOGIN}}
        api["mapping"]["calls"] = [
            call for call in api["mapping"]["calls"] if call["action"] != "capabilities"
        ]
        for role in api.get("roles", {}).values():
            role.pop("auth", None)
        data["surfaces"], data["attestations"] = {"api": api}, []
        path = tmp_path / "own.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        return str(path)

    return place


@pytest.mark.parametrize(
    ("status", "code"), [(401, "T-LOGIN-REFUSED"), (404, "T-NO-SUCH-PATH"), (200, None)]
)
def test_a_wrong_password_and_a_wrong_path_are_told(httpserver, profile, capsys, status, code):
    httpserver.expect_request("/v9/login").respond_with_response(Response("{}", status))
    httpserver.expect_request("/v9").respond_with_response(Response("", 404))
    exit_code = main(["doctor", profile(httpserver.url_for("/v9")), "--lang", "en"])
    said = capsys.readouterr().out
    if code is None:
        assert "API answers; the mapping reaches" in said
    else:
        assert f"\u2717 API {code}" in said
        assert "while the API does not answer" in said
        assert exit_code == 3


def test_a_directory_that_does_not_exist_is_named_and_its_cases_are_taken_off(tmp_path, capsys):
    path = tmp_path / "own.yaml"
    data = yaml.safe_load(find_profile("export_only").read_text("utf-8"))
    data["surfaces"]["files"]["directory"] = "no_such_files"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert main(["doctor", str(path), "--lang", "en"]) == 3
    said = capsys.readouterr().out
    assert f"✗ there is no directory {tmp_path / 'no_such_files'}" in said
    assert "while there are no export files" in said
    assert "100.0%" not in said
    lines = path.read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "no_such_files" in text)
    assert f"surfaces.files.directory ({path}:{line})" in said


def test_cases_of_a_missing_directory_are_not_left_where_the_api_is_dead(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("SYNTHETIC_USER", "kx81vqz7")
    monkeypatch.setenv("SYNTHETIC_PASS", "q7-71c4e9d2b6")
    path = tmp_path / "own.yaml"
    data = yaml.safe_load(find_profile("export_only").read_text("utf-8"))
    data["surfaces"]["files"]["directory"] = "no_such_files"
    data["surfaces"]["api"] = {
        "base_url": "http://127.0.0.1:9",
        "credentials": {"client_id_env": "SYNTHETIC_USER", "client_secret_env": "SYNTHETIC_PASS"},
    }
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert main(["doctor", str(path), "--lang", "en"]) == 3
    said = capsys.readouterr().out
    both = "while the API does not answer and there are no export files, "
    left, of = re.search(both + r"(\d+) of (\d+) cases can be tried", said).groups()
    assert int(left) < int(of) // 10  # no more than what is stated, without a machine


@pytest.mark.parametrize(
    ("vendor", "told"),
    [("会社名", True), ("見本ソフトウェア株式会社（架空）", True), ("株式会社みどり", False)],
)
def test_names_left_as_in_the_template_are_told(vendor, told):
    product = Product(name="住民記録", vendor=vendor, release="1.0")

    assert bool(_of_the_template(product, "ja")) is told


@pytest.mark.parametrize(("expires", "told"), [("2026-11-20", True), ("2026-11-21", False)])
def test_a_waiver_that_has_expired_is_told_before_the_run(expires, told):
    waiver = Waiver(
        case="a/b/c",
        approver="課長",
        reason="準備中",
        risk="なし",
        expires=date.fromisoformat(expires),
    )
    profile = SimpleNamespace(profile=SimpleNamespace(waivers=(waiver,)))
    prepared = SimpleNamespace(profile=profile, options=SimpleNamespace(day=date(2026, 11, 21)))
    said = [one.line() for one in _expired(prepared, "en")]
    assert bool(said) is told
    assert not told or "expired on 2026-11-20: a/b/c" in said[0]


def test_specifications_are_named_in_the_language_asked_for(capsys):
    main(["doctor", str(find_profile("export_only")), "--lang", "en"])
    assert "✓ Child Allowance child_allowance 2.0" in capsys.readouterr().out
