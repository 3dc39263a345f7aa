"""The walk-through is run as it stands: its commands, its expected ends, in both languages."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from walked import ROOT, Step, free_port, page, run, steps

LANGUAGES = ("en", "ja")
NAME = "walk-through"


def test_both_languages_give_the_same_commands() -> None:
    one, other = (steps(page(NAME, lang)) for lang in LANGUAGES)
    assert [s.command for s in one] == [s.command for s in other]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_numbered_step_has_a_command_and_an_expected_end(lang: str) -> None:
    text = page(NAME, lang)
    titles = re.findall(r"^## (\d+)\. ", text, re.MULTILINE)
    assert [int(t) for t in titles] == [s.number for s in steps(text)] == list(range(1, 10))


def test_an_end_that_differs_is_noticed() -> None:
    step = Step(1, "", "… ✓, 0 ✗")
    assert step.ends("more\n12 ✓, 0 ✗\n")
    assert not step.ends("12 ✓, 1 ✗\n")
    assert not step.ends("")


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("lang", ["ja", pytest.param("en", marks=pytest.mark.whole)])
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
        f"{s.number}: {printed[s.number][-600:]}" for s in wanted if not s.ends(printed[s.number])
    ]
    assert wrong == []
