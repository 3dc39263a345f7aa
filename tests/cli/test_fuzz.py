"""`conformance fuzz`: exit codes, the file it writes, what it refuses to call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from conformance.cli import fuzz as module
from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from tests.fuzz.vendor import DOCUMENT, serving

if TYPE_CHECKING:
    from pathlib import Path

API = ("--seed", "1", "--domain", "common_functions", "--examples", "4")
PROFILE = """\
profile: 1
product: {{name: 見本, vendor: 見本社, release: "1"}}
municipality: {{type: general_city, code: "139998", name: 見本市}}
specifications: {{child_allowance: {{version: "2.0"}}}}
surfaces:
  api:
    base_url: {url}
    auth: {{kind: api_key, in: header, name: Authorization, prefix: "Bearer ", value_env: FUZZ_KEY}}
    credentials: {{client_id_env: FUZZ_ID, client_secret_env: FUZZ_SECRET}}
"""


def written(file: Path) -> dict[str, object]:
    found = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema_of("fuzz")).validate(found)
    return found


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FUZZ_KEY", "the-good-token-of-the-tests")
    monkeypatch.setenv("FUZZ_ID", "i" * 32)
    monkeypatch.setenv("FUZZ_SECRET", "s" * 40)
    return tmp_path / "vendor.yaml"


@pytest.mark.whole
def test_the_sample_package_follows_the_official_api_and_two_runs_write_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("one.json", "two.json")]
    for file in files:
        assert main(["fuzz", "reference", *API, "--json", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    found = written(files[0])
    assert found["targets"][0]["requests"] > 20
    assert found["targets"][0]["findings"] == []
    assert "0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("mutant", "code", "where"),
    [
        pytest.param(
            "common-functions-token-in-query",
            "F-FUZZ-OPEN",
            "token in query",
            marks=pytest.mark.whole,
        ),
        pytest.param(
            "common-functions-token-under-any-scheme",
            "F-FUZZ-OPEN",
            "other scheme",
            marks=pytest.mark.whole,
        ),
        ("common-functions-expired-token", "F-FUZZ-OPEN", "expired token"),
        pytest.param(
            "common-functions-error-without-message",
            "F-FUZZ-SCHEMA",
            "HTTP 400 /errors/[]",
            marks=pytest.mark.whole,
        ),
        pytest.param(
            "common-functions-other-success-text",
            "F-FUZZ-SCHEMA",
            "HTTP 200 /metadata/detail",
            marks=pytest.mark.whole,
        ),
    ],
)
def test_a_faulty_package_is_found_at_its_requirement(
    tmp_path: Path, mutant: str, code: str, where: str
) -> None:
    file = tmp_path / "found.json"
    assert main(["fuzz", "reference", *API, "--mutant", mutant, "--json", str(file)]) == 1
    findings = written(file)["targets"][0]["findings"]
    assert (code, where) in {(f["code"], f["where"]) for f in findings}
    assert {f["requirement"] for f in findings} == {"common_functions/api/issue-atena-number"}


@pytest.mark.whole
def test_the_test_interface_is_tried_in_a_sandbox_within_the_budget(tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    options = ("--target", "interface", "--examples", "2", "--requests", "150")
    assert main(["fuzz", "reference", "-d", "child_allowance", *options, "--json", str(file)]) == 0
    target = written(file)["targets"][0]
    assert target["requests"] <= 150
    assert target["not_tried"]
    assert set(target["not_tried"].values()) == {"budget"}


@pytest.mark.parametrize(("fault", "code"), [("", 0), ("takes all", 1), ("dead", 1)])
def test_a_vendors_own_document_is_read_from_its_host(profile: Path, fault: str, code: int) -> None:
    with serving(fault) as server:
        profile.write_text(PROFILE.format(url=server.url), encoding="utf-8")
        document = f"{server.url}/openapi.json"
        assert main(["fuzz", str(profile), "--openapi", document, "--examples", "5"]) == code


def test_a_vendors_own_document_is_read_from_a_file(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    with serving() as server:
        profile.write_text(PROFILE.format(url=server.url), encoding="utf-8")
        assert main(["fuzz", str(profile), "--openapi", str(file), "--examples", "5"]) == 0
        assert len(server.seen) > 10


def test_a_document_on_another_host_is_not_fetched(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving() as server, serving() as other:
        profile.write_text(PROFILE.format(url=server.url), encoding="utf-8")
        assert main(["fuzz", str(profile), "--openapi", f"{other.url}/openapi.json"]) == 3
        assert server.seen == []
    assert "T-HOST-OUT-OF-REACH" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "a: 1", "openapi: '2.0'", "[" * 50_000])
def test_what_is_no_document_is_a_usage_error(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(content, encoding="utf-8")
    profile.write_text(PROFILE.format(url="http://127.0.0.1:9"), encoding="utf-8")
    assert main(["fuzz", str(profile), "--openapi", str(file)]) == 2
    assert "USE060" in capsys.readouterr().err


def test_without_an_api_nothing_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fuzz", "export_only"]) == 3
    assert "T-NO-API" in capsys.readouterr().err


def test_without_the_fuzzer_the_advice_is_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert main(["fuzz", "reference"]) == 3
    assert "[fuzz]" in capsys.readouterr().err


def test_domains_without_official_apis_leave_nothing_to_try() -> None:
    assert main(["fuzz", "reference", "-d", "child_allowance"]) == 3
