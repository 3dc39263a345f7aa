from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from conformance.findings import UntestedError
from conformance.tables import locate
from conformance.tables.locate import find

if TYPE_CHECKING:
    from pathlib import Path


def refused(directory: Path | None, group: str = "people") -> str:
    with pytest.raises(UntestedError) as caught:
        find(directory, "town", group)
    assert str(directory) not in f"{caught.value.cause.ja}{caught.value.cause.en}"
    return caught.value.cause.code


def test_the_file_with_the_domain_in_its_name_goes_first(tmp_path: Path) -> None:
    (tmp_path / "people.csv").touch()
    assert find(tmp_path, "town", "people").name == "people.csv"
    (tmp_path / "town__people.csv").touch()
    assert find(tmp_path, "town", "people").name == "town__people.csv"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path) == "U-NO-FILE"
    assert refused(tmp_path / "absent") == "U-NO-DIRECTORY"
    assert refused(None) == "U-NO-DIRECTORY"


def test_a_link_out_of_the_directory_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.csv", tmp_path / "in"
    outside.touch()
    inside.mkdir()
    (inside / "people.csv").symlink_to(outside)
    assert refused(inside) == "U-FILE-UNUSABLE"


def test_a_link_within_the_directory_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "people.csv").symlink_to(tmp_path / "real.csv")
    assert find(tmp_path, "town", "people").size == 0


def test_a_name_cannot_lead_out_of_the_directory(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").touch()
    inside = tmp_path / "in"
    (inside / "town__..").mkdir(parents=True)
    assert refused(inside, "../secret") == "U-NO-FILE"


def test_pipes_directories_loops_and_giants_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "giant.csv").write_bytes(b"12345")
    monkeypatch.setattr(locate, "MOST_BYTES", 4)
    for group in ("pipe", "folder", "loop", "giant"):
        assert refused(tmp_path, group) == "U-FILE-UNUSABLE"
