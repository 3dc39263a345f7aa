"""Evidence lies beside the profile or below: what is named there is hashed and handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.surfaces.evidence_file import MOST, is_below, is_evidence

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence" / "a.md").write_text("looked at", encoding="utf-8")
    (tmp_path / "private.key").write_text("secret", encoding="utf-8")
    (folder / "up").symlink_to(tmp_path)
    (folder / "p.yaml").write_text("profile: 1", encoding="utf-8")
    return folder / "p.yaml"


def test_a_file_below_is_evidence(profile: Path) -> None:
    assert is_evidence(profile, "evidence/a.md")
    assert is_below(profile.parent, "evidence/a.md")


@pytest.mark.parametrize("name", ["../private.key", "up/private.key", "evidence/../p.yaml", ""])
def test_no_way_up_and_no_link_leads_to_evidence(profile: Path, name: str) -> None:
    assert not is_evidence(profile, name)
    assert not is_evidence(profile, str(profile.parent.parent / "private.key"))


def test_no_line_break_stands_in_a_name(profile: Path) -> None:
    (profile.parent / "a\nwaivers: [x] #").write_text("y", encoding="utf-8")
    assert not is_evidence(profile, "a\nwaivers: [x] #")


@pytest.mark.parametrize(("size", "is_one"), [(5, False), (4_000, True)])
def test_what_is_no_text_is_as_long_as_a_picture(profile: Path, size: int, is_one: bool) -> None:
    (profile.parent / "a.bin").write_bytes(b"\xff\xfe\xfd\xfc\x00" * (size // 5))
    assert is_evidence(profile, "a.bin") is is_one


def test_what_would_hold_the_run_up_is_no_evidence(profile: Path) -> None:
    with (profile.parent / "a.txt").open("wb") as file:
        file.write(b"looked at")
        file.truncate(MOST + 1)  # a hole: nothing is written
    assert not is_evidence(profile, "a.txt")
