"""What a killed run leaves: each case as it was found, and nothing that somebody else wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.results.store import read_result
from conformance.results.unfinished import Unfinished, unfinished_cases
from tests.report import samples

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import CaseModel


@pytest.fixture(autouse=True)
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path / "own"))


@pytest.fixture
def cases() -> tuple[CaseModel, ...]:
    return samples.result().cases[:3]


@pytest.fixture
def left(tmp_path: Path, cases: tuple[CaseModel, ...]) -> Path:
    run = Unfinished(samples.result(), tmp_path / "unfinished.json")
    for case in cases:
        run.add(case.model_dump_json().encode())
    return tmp_path / "unfinished.json"


def test_each_finished_case_is_there_and_a_line_that_was_cut_off_is_not(left, cases) -> None:
    assert unfinished_cases(left.read_bytes(), left) == cases
    assert read_result(left) == samples.result()
    lines = left.with_suffix(".cases")
    lines.write_bytes(lines.read_bytes()[:-9])
    assert unfinished_cases(left.read_bytes(), left) == cases[:-1]


def test_a_line_changed_by_hand_and_one_of_another_run_are_told_apart(left, tmp_path) -> None:
    lines = left.with_suffix(".cases")
    before = lines.read_bytes()
    lines.write_bytes(before.replace(b'"title"', b'"TITLE"', 1))
    with pytest.raises(ValueError, match='"id"'):
        unfinished_cases(left.read_bytes(), left)
    (tmp_path / "other").mkdir()
    Unfinished(samples.result(), tmp_path / "other" / "unfinished.json")
    lines.write_bytes(before)
    with pytest.raises(ValueError, match='"id"'):
        unfinished_cases(left.read_bytes(), left)


def test_a_run_that_ends_leaves_neither(tmp_path, cases) -> None:
    run = Unfinished(samples.result(), tmp_path / "unfinished.json")
    run.add(cases[0].model_dump_json().encode())
    run.close()
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []
    assert list((tmp_path / "own" / "interrupted").iterdir()) == []
