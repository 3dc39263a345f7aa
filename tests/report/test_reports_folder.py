"""reports/sample/ shows what the harness writes today."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_samples import FOLDER, made

from conformance.results.store import read

MADE = made()


@pytest.mark.parametrize("name", MADE)
def test_a_sample_is_what_is_written_today(name: str) -> None:
    advice = "python tests/report/make_samples.py writes them"
    assert (FOLDER / name).read_bytes() == MADE[name], advice


def test_there_is_no_other_file_but_what_tells_of_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)
    told = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"sample/{name}" in told for name in MADE)


def test_the_sample_is_a_result_that_holds() -> None:
    assert read(Path(FOLDER / "result.json")).verdict.state == "not_conformant"
