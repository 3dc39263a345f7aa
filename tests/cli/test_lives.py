"""`conformance lives`: what was done is counted, the same again, and a fault is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from conformance.cli.main import main
from conformance.cli.schemas import schema_of

if TYPE_CHECKING:
    from pathlib import Path


ASKED = (
    "--seed",
    "1",
    "-d",
    "seal_registration",
    "--steps",
    "60",
    "--as-of",
    "2025-10-01",
    "--lang",
    "en",
)


def _run(file: Path, *more: str) -> tuple[int, dict[str, object]]:
    code = main(["lives", "reference", *ASKED, *more, "--json", str(file)])
    found = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema_of("lives")).validate(found)
    return code, found


def test_what_was_done_is_written_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = _run(tmp_path / "lives.json")
    assert code == 0
    assert found["steps"] >= 60
    assert found["domains"] == ["seal_registration"]
    assert found["events"]
    assert found["finding"] is None
    out = capsys.readouterr().out
    assert str(found["digest"]) in out
    assert "nothing was found to be wrong" in out


@pytest.mark.whole
def test_a_fault_is_told_as_a_dated_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("-d", "seal_registration", "--steps", "150", "--as-of", "2025-10-01", "--lang", "ja")
    file = tmp_path / "lives.json"
    fault = "seal-registration-past-overwritten"
    code = main(["lives", "reference", *more, "--mutant", fault, "--json", str(file)])
    found = json.loads(file.read_text(encoding="utf-8"))
    assert code == 1
    assert found["finding"]["code"] == "F-LIVES-ROWS"
    out = capsys.readouterr().out
    assert "転居・軽微な修正の反映" in out
    assert "2025-10-01" in out
    assert len(found["finding"]["story"]) == 3


def test_without_an_api_nothing_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lives", "export_only", "--steps", "10"]) == 3
    assert "T-NO-LIVES" in capsys.readouterr().err
