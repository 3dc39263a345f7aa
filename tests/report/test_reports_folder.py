"""reports/sample/ shows what the harness writes today."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from make_samples import FOLDER, made

from conformance.results.store import read_result

MADE = made()


@pytest.mark.parametrize("name", MADE)
def test_a_sample_is_what_is_written_today(name: str) -> None:
    advice = "python tests/report/make_samples.py writes them"
    assert told((FOLDER / name).read_bytes()) == told(MADE[name]), advice


def told(content: bytes) -> object:
    """What a file says: how well a zip is packed is the library's of the machine."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_there_is_no_other_file_but_what_tells_of_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)
    told = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"sample/{name}" in told for name in MADE)


def test_the_sample_is_a_result_that_holds() -> None:
    assert read_result(Path(FOLDER / "result.json")).verdict.state == "not_conformant"
