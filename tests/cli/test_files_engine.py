"""`conformance files --engine`: the findings do not depend on what judges."""

from __future__ import annotations

import json
import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main
from conformance.tables import spark_session
from tests.broken_exports import EXPORTS, broken

if TYPE_CHECKING:
    from pathlib import Path

CASES = tuple(f"--case=child_allowance/record/{key}/file-*" for key in ("payees", "children"))
ABLE = find_spec("pyspark") is not None and (os.environ.get("JAVA_HOME") or shutil.which("java"))


@pytest.mark.whole
@pytest.mark.skipif(not ABLE, reason="pyspark and Java are not installed")
@pytest.mark.parametrize("name", ["dangling_reference", "history_gap", "ragged_row"])
def test_both_engines_write_the_same_findings(name: str, tmp_path: Path) -> None:
    directory = broken(name, tmp_path / "broken")
    told = []
    for engine in ("polars", "spark"):
        out = tmp_path / engine
        main(
            ["files", "export_only", str(directory), "--engine", engine, *CASES, "--out", str(out)]
        )
        told.append(json.loads((out / "findings.json").read_text(encoding="utf-8"))["findings"])
    assert told[0] == told[1]
    assert told[0]


def test_an_engine_that_is_not_installed_ends_the_command_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda _: None)
    spark_session.session.cache_clear()
    given = ("export_only", str(EXPORTS / "conforming"), "--engine", "spark", *CASES)
    assert main(["files", *given, "--out", str(tmp_path), "--lang", "en"]) == 2
    assert "USE070" in capsys.readouterr().err
