"""`conformance profile new` gives a person who has only the wheel a profile to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("options", "opened"), [([], "api"), (["--files"], "files")])
def test_the_template_is_written_with_its_comments_and_loads(
    tmp_path: Path, options: list[str], opened: str
) -> None:
    out = tmp_path / "my.yaml"
    assert main(["profile", "new", *options, "--out", str(out)]) == 0
    assert getattr(load_profile(out).profile.surfaces, opened) is not None
    text = out.read_text(encoding="utf-8")
    assert "団体種別" in text or "ファイル" in text
    assert "../" not in text.partition("surfaces:")[2].partition("file_name")[0]


def test_what_stands_there_is_not_overwritten_and_two_templates_at_once_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "my.yaml"
    out.write_text("mine", encoding="utf-8")
    assert main(["profile", "new", "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith("USE025")
    assert main(["profile", "new", "--files", "--openapi", "x.json"]) == 2
    assert capsys.readouterr().err.startswith("USE153")
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", "new", "--out", str(tmp_path / "no" / "my.yaml")]) == 2
    assert capsys.readouterr().err.startswith("USE148")
