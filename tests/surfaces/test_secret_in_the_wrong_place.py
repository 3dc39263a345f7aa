"""A secret written where the name of its environment variable belongs is refused, unseen."""

from __future__ import annotations

import pytest

from conformance.cli.main import main

LITERALS = ("MyS3cretLiteral-hunter2", "MyS3cretLiteral", "s3cret", "A1B2C3D4E5F6A7B8", "pass word")
PROFILE = """profile: 1
product: {{name: 見本, vendor: 見本社, release: "1"}}
municipality: {{type: general_city, code: "131016", name: 試験市}}
specifications: {{child_allowance: {{version: "2.0"}}}}
surfaces:
  api:
    base_url: http://127.0.0.1:9
    {auth}
"""
PLACES = (
    "credentials: {{client_id_env: CONF_TEST_ID, client_secret_env: '{literal}'}}",
    "credentials: {{client_secret_env: '{literal}'}}",
    "auth: {{kind: basic, user_env: CONF_TEST_ID, password_env: '{literal}'}}",
    "auth: {{kind: api_key, name: X-Key, value_env: '{literal}'}}",
)


@pytest.mark.parametrize("literal", LITERALS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_secret_in_the_place_of_a_name_is_not_repeated(
    place, literal, lang, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("CONF_TEST_ID", "somebody")
    path = tmp_path / "my.yaml"
    path.write_text(PROFILE.format(auth=place.format(literal=literal)), encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["run", str(path), "-n", "0", "--out", out, "--lang", lang]) == 2
    said = "".join(capsys.readouterr())
    assert "PRO0" in said
    assert literal not in said


def test_a_plain_name_of_a_variable_that_is_not_set_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("CONF_TEST_NO_SUCH", raising=False)
    monkeypatch.setenv("CONF_TEST_ID", "somebody")
    path = tmp_path / "my.yaml"
    place = PLACES[0].format(literal="CONF_TEST_NO_SUCH")
    path.write_text(PROFILE.format(auth=place), encoding="utf-8")
    assert main(["run", str(path), "-n", "0", "--out", str(tmp_path / "out")]) == 2
    assert "CONF_TEST_NO_SUCH" in "".join(capsys.readouterr())
