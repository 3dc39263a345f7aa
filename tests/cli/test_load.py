"""`conformance load`: figures of every operation, and none where nothing is answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema

from conformance.cli.main import main
from conformance.cli.schemas import schema_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_figures_of_every_operation_are_written_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "load.json"
    asked = ("-d", "common_functions", "--concurrency", "3", "--seconds", "1")
    assert main(["load", "reference", *asked, "--json", str(file), "--lang", "en"]) == 0
    found = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema_of("load")).validate(found)
    rows = {row["operation"]: row for row in found["operations"]}
    assert {"call issue-atena-number", "fresh"} <= set(rows)
    assert found["concurrency"] == 3
    assert found["calls"] == sum(row["calls"] for row in rows.values())
    assert all(row["errors"] == 0 for row in rows.values())
    assert all(0 < row["p50_ms"] <= row["p95_ms"] for row in rows.values())
    assert "no part of any verdict" in capsys.readouterr().out


def test_without_an_api_there_is_nothing_to_put_load_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["load", "export_only", "--seconds", "0.1"]) == 3
    assert "T-NO-LAWFUL-CASE" in capsys.readouterr().err
