"""A place that cannot be written is told as such, before the work; never as the harness's fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

MISSING = [
    ["plan", "reference", "--json"],
    ["selftest", "--json"],
    ["lives", "reference", "--json"],
    ["load", "reference", "--json"],
    ["fuzz", "reference", "--json"],
    ["catalog", "openapi", "child_allowance", "--out"],
]


@pytest.mark.parametrize("command", MISSING, ids=lambda command: "-".join(command[:2]))
def test_a_folder_that_is_not_there_is_told(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = tmp_path / "none" / "file.json"
    assert main([*command, str(wanted), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"USE148 cannot write: there is no folder {wanted.parent}")
    assert not told.out, "nothing was done before"
    assert not wanted.parent.exists()


@pytest.mark.parametrize("command", MISSING, ids=lambda command: "-".join(command[:2]))
def test_a_folder_in_the_place_of_a_file_is_told(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("USE144")


@pytest.mark.parametrize("command", [["catalog", "schema"], ["catalog", "xsd", "child_allowance"]])
def test_a_file_in_the_place_of_a_folder_is_told(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main([*command, "--out", str(tmp_path / "file" / "below")]) == 2
    assert capsys.readouterr().err.startswith("USE148")


def test_a_pack_is_not_begun_where_it_cannot_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        assert main(["scenarios", "make", "--out", str(place)]) == 2
        assert capsys.readouterr().err.startswith("USE148")
