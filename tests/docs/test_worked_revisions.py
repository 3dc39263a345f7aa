"""The worked revisions of the page do what the page says, in both languages."""

from __future__ import annotations

import os
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from walked import LOCALE, ROOT, page, steps

from conformance.cli.main import main

LANGUAGES = ("en", "ja")
NAME = "worked-revisions"
LOOKED_AT = (2, 3, 5, 6)
RUNS = (4, 7)
VERSIONS = (8, 9, 10, 11, 12, 13, 14)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("revisions")
    runpy.run_path(str(ROOT / "docs" / "examples" / "worked_revisions.py"))["main"](
        folder / "worked"
    )
    return folder


def said(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main([*shlex.split(command)[1:], "--lang", lang])
    return code, capsys.readouterr().out


def test_both_languages_give_the_same_commands() -> None:
    one, other = (steps(page(NAME, lang)) for lang in LANGUAGES)
    assert [s.command for s in one] == [s.command for s in other]
    assert [s.number for s in one] == [1, *sorted((*LOOKED_AT, *RUNS, *VERSIONS))]


@pytest.mark.parametrize("number", LOOKED_AT)
def test_differences_and_impacts_are_what_the_page_says(
    number: int, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made)
    lang = LANGUAGES[number % 2]
    every = {step.number: step for step in steps(page(NAME, lang))}
    code, text = said(every[number].command, lang, capsys)
    assert (code, every[number].ends(text)) == (0, True), text[-400:]
    if number + 1 in RUNS:
        line = every[number + 1].command.removesuffix(" --seed 1")
        assert f"  {line}\n" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_version_is_published_and_followed_as_the_page_says(lang: str, tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "docs" / "examples" / "worked_revisions.py"))["main"](
        tmp_path / "worked"
    )
    every = {step.number: step for step in steps(page(NAME, lang))}
    place = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{place}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": LOCALE[lang],
        "PYTHONUTF8": "1",
    }
    for number in VERSIONS:
        done = subprocess.run(
            ["bash", "-c", every[number].command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert every[number].ends(done.stdout), (number, done.stdout, done.stderr)
    assert "CAT050" in (tmp_path / "refused.txt").read_text("utf-8")


@pytest.mark.whole
@pytest.mark.parametrize("number", RUNS)
def test_the_lines_run_just_the_touched_cases(number: int, tmp_path: Path) -> None:
    every = {step.number: step for step in steps(page(NAME, "en"))}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "conformance"),
            *shlex.split(every[number].command)[1:],
            *("--lang", "en"),
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, every[number].ends(done.stdout)) == (0, True), done.stdout[-600:]
