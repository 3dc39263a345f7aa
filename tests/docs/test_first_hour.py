"""The page on the first hour is run as it stands, in both languages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from walked import ROOT, free_port, page, run, steps

LANGUAGES = ("en", "ja")
NAME = "first-hour"


def test_both_languages_give_the_same_commands_but_for_the_word_that_is_sought() -> None:
    one, other = (steps(page(NAME, lang)) for lang in LANGUAGES)
    assert [s.number for s in one] == [1, 2, 3, 4, 5]
    said = [s.command.replace("otherwise", "違って") for s in one]
    assert said == [s.command for s in other]


@pytest.mark.whole
@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_steps_do_what_the_page_says(lang: str, tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    (tmp_path / "vendor_profiles").mkdir()
    profile = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text("utf-8")
    moved = tmp_path / "vendor_profiles" / "own_rest_api.yaml"
    moved.write_text(profile.replace("8750", port), "utf-8")
    shutil.copytree(ROOT / "vendor_profiles" / "evidence", moved.parent / "evidence")
    wanted = [step.with_text({"8750": port}) for step in steps(page(NAME, lang))]
    printed = run(wanted, tmp_path, lang)
    wrong = [
        f"{s.number}: {printed[s.number][-900:]}" for s in wanted if not s.ends(printed[s.number])
    ]
    assert wrong == []
