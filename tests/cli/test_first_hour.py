"""`conformance try`: told in numbered sentences with the profile's line, masked, never judged."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import jsonschema
import pytest

from conformance.cli.first_hour_text import Sentences
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.findings import Cause, Finding
from conformance.planning.first_hour.model import FirstHourSentence
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

PROFILE = """profile: 1
product: {{name: 見本, vendor: 見本社, release: "1"}}
municipality: {{type: general_city, code: "131016", name: 試験市}}
specifications:
  {domain}: {{version: "{version}"}}
declares: {{{domain}: all}}
surfaces:
  api: {api}
"""
MAPPED = """
    adapter: mapping
    base_url: http://127.0.0.1:{port}
    auth: {{kind: none}}
    capabilities: {{reset: false, business_date: today}}
    mapping:
      calls:
        - {{action: run, steps: [{{request: "POST /{{function}}", body: "{{inputs}}"}}]}}
        - {{action: query, steps: [{{request: "GET /{{group}}"}}]}}
        - {{action: load, steps: [{{request: "PUT /{{group}}", body: "{{rows}}"}}]}}
"""


def _profile(
    folder: Path, api: str, domain: str = "seal_registration", version: str = "2.0"
) -> Path:
    path = folder / "mine.yaml"
    path.write_text(PROFILE.format(api=api, domain=domain, version=version), "utf-8")
    return path


def _closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.whole
def test_the_sample_package_is_told_of_and_the_file_follows_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = _profile(tmp_path, "{start: {reference: true}}"), tmp_path / "hour.json"
    assert main(["try", str(path), "--seed", "1", "--json", str(file), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "no verdict" in out
    assert "  1. Arranged what stands before" in out
    assert "pass" not in out.replace("passes", "")
    found = json.loads(file.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema_of("first-hour")).validate(found)
    assert found["domains"] == ["seal_registration"]
    assert {one["kind"] for one in found["told"]} == {"arranged", "sent", "seen"}


def test_a_package_that_is_not_there_ends_with_3_and_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _profile(tmp_path, MAPPED.format(port=_closed_port()))
    assert main(["try", str(path), "--lang", "en"]) == 3
    out = capsys.readouterr().out
    assert f"profile: surfaces.api ({path}:8)" in out
    assert "cannot be said how many" in out
    assert "conformance run" not in out


def test_a_wrong_base_path_promises_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], httpserver: HTTPServer
) -> None:
    path = _profile(tmp_path, MAPPED.format(port=httpserver.port))
    file = tmp_path / "hour.json"
    main(["try", str(path), "--lang", "en", "--json", str(file)])  # all is answered: 500
    found, out = json.loads(file.read_text("utf-8")), capsys.readouterr().out
    assert found["cases"] > 0
    assert found["to_be_tried"] == 0
    assert "cannot be said how many" in out
    assert "conformance run" not in out
    assert len(httpserver.log) > 0


def test_a_domain_without_events_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conformance.cli.first_hour.steps", lambda _spec, _plan: [])
    path = _profile(tmp_path, "{start: {reference: true}}")
    assert main(["try", str(path), "--lang", "en"]) == 3
    assert "T-NO-FIRST-HOUR" in capsys.readouterr().err


def test_an_unknown_domain_is_a_wrong_call(tmp_path: Path) -> None:
    path = _profile(tmp_path, "{start: {reference: true}}")
    assert main(["try", str(path), "--domain", "seal"]) == 2


def test_what_only_the_package_knows_is_masked_and_what_was_sent_is_not(tmp_path: Path) -> None:
    path = _profile(tmp_path, "{start: {reference: true}}")
    sentences = Sentences(prepare(options_of({"profile": str(path)})))
    finding = Finding(
        "F-VALUE", "違います。", "differs", "試験　一郎", "秘密　花子", "x → name", "c"
    )
    told = FirstHourSentence(
        "otherwise", Bilingual(finding.ja, finding.en), "a/b/c", finding=finding
    )
    written = sentences.written("seal_registration", told).model_dump_json()
    assert "試験　一郎" in written
    assert "秘密" not in written
    lines = "".join(sentences.lines(1, "seal_registration", told, "en"))
    assert "秘密" not in lines
    assert lines.startswith("  1. otherwise than the catalogue says: differs: expected 試験　一郎")


def test_what_was_not_tried_names_the_line_of_the_profile_and_what_to_do(tmp_path: Path) -> None:
    path = _profile(tmp_path, MAPPED.format(port=1))
    sentences = Sentences(prepare(options_of({"profile": str(path)})))
    cause = Cause("U-NO-CALL", "ない", "none", "用意する", "offer it")
    place = ("surfaces", "api", "mapping", "calls")
    told = FirstHourSentence("not_tried", Bilingual("ない", "none"), "a/b/c", place, cause=cause)
    assert list(sentences.lines(2, "seal_registration", told, "en")) == [
        "  2. none",
        f"     profile: surfaces.api.mapping.calls ({path}:14)",
        "     to do: offer it",
    ]
