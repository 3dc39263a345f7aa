"""The examination says what is wrong with the way to a mapped product before a run does."""

import pytest
import yaml
from werkzeug import Response

from conformance.cli.doctor import _of_the_template
from conformance.cli.main import main
from conformance.cli.profiles import find_profile
from conformance.surfaces.profile import Product

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


@pytest.mark.parametrize(("vendor", "told"), [("会社名", True), ("株式会社みどり", False)])
def test_names_left_as_in_the_template_are_told(vendor, told):
    product = Product(name="住民記録", vendor=vendor, release="1.0")

    assert bool(_of_the_template(product, "ja")) is told
