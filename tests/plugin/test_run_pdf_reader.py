"""What befalls the harness's own reading process is never a failure of the product."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def _loaded(path: Path):
    spec = importlib.util.spec_from_file_location(f"pdf_reader_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kit = _loaded(HERE / "conftest.py")
trouble = _loaded(HERE.parent / "forms" / "pdf" / "troubled.py")
CASE = "child_allowance/form/cessation-notice/pdf-as-issued"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def _run(tmp_path: Path, times: int):
    site = tmp_path / "site"
    site.mkdir()
    path = trouble.troubled(site, trouble.KILLED, "over a PDF", times=times)
    base = ["run", "reference", "--as-of", kit.DAY, "--lang", "en", "--case", CASE]
    done = kit.conformance(*base, "--out", str(tmp_path / "out"), env={"PYTHONPATH": path})
    (case,) = [c for c in kit.result_of(tmp_path / "out")["cases"] if c["id"] == CASE]
    return done, case


@pytest.mark.whole
def test_a_reader_killed_once_changes_nothing(tmp_path: Path):
    done, case = _run(tmp_path, times=1)
    assert case["verdict"] == "pass"
    assert done.returncode == 0
    assert trouble.starts(tmp_path / "site") == 2


def test_a_reader_killed_again_and_again_is_a_fault_of_the_harness(tmp_path: Path):
    done, case = _run(tmp_path, times=trouble.ALWAYS)
    assert case["verdict"] == "harness_error"
    assert case["cause"]["code"] == "H-PDF-READER"
    assert done.returncode == 4
    assert "F-PDF" not in done.stdout
    assert "says nothing about the product" in case["cause"]["text"]["en"]
