"""Two municipalities accept a good and a bad release: the page is run as it stands."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from conformance.trust.sample import most_not_repeating

sys.path.insert(0, str(Path(__file__).parent))

from walked import ROOT, free_port, page, run, steps

LANGUAGES = ("en", "ja")
NAME = "acceptance"


def test_both_languages_give_the_same_commands() -> None:
    one, other = (steps(page(NAME, lang)) for lang in LANGUAGES)
    assert [s.command for s in one] == [s.command for s in other]
    assert [s.number for s in one] == list(range(1, 10))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_bounds_is_worked_out(lang: str) -> None:
    sizes, bounds = (
        [cell.strip() for cell in line.split("|")[2:-1]]
        for line in re.findall(r"^\| .*\|$", page(NAME, lang), re.MULTILINE)
        if "23,000" in line or "9.5 %" in line
    )
    for size, bound in zip(sizes, bounds, strict=True):
        most = most_not_repeating(23_000, int(size.replace(",", "")), 0)
        assert f"{100 * most / 23_000:.1f} %" == bound


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("lang", ["en", pytest.param("ja", marks=pytest.mark.whole)])
def test_the_steps_do_what_the_page_says(lang: str, tmp_path: Path) -> None:
    ports = {"8760": free_port(), "8761": free_port()}
    examples = tmp_path / "docs" / "examples"
    examples.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "examples" / "delivered.yaml", examples)
    profile = examples / "delivered.yaml"
    profile.write_text(profile.read_text("utf-8").replace("8760", ports["8760"]), "utf-8")
    wanted = [step.with_text(ports) for step in steps(page(NAME, lang))]
    printed = run(wanted, tmp_path, lang)
    wrong = [
        f"{s.number}: {printed[s.number][-600:]}" for s in wanted if not s.ends(printed[s.number])
    ]
    assert wrong == []
