from __future__ import annotations

import re
from pathlib import Path

import pytest

from conformance.cli.commands import COMMANDS
from conformance.results.lattice import EXIT_CODES

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.ja.md")
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/*/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
COMMAND = re.compile(r"^python3 -m venv .+$", re.MULTILINE)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_paper_links_to_files_that_exist(paper: Path) -> None:
    targets = LINK.findall(paper.read_text("utf-8"))
    assert [t for t in targets if not (paper.parent / t).exists()] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_a_readme_names_every_command(readme: Path) -> None:
    text = readme.read_text("utf-8")
    assert [
        name for name in COMMANDS if not re.search(rf"^\| .*`{name}[ `]", text, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_a_readme_explains_every_exit_code(readme: Path) -> None:
    explained = set(re.findall(r"^\| (\d+) \|", readme.read_text("utf-8"), re.MULTILINE))
    assert explained == {str(code) for code in (*EXIT_CODES.values(), 2)}


def test_both_readmes_give_the_same_two_commands() -> None:
    english, japanese = (COMMAND.findall(r.read_text("utf-8")) for r in READMES)
    assert len(english) == 2
    assert english == japanese
