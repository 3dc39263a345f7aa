"""The worked revision of the page does what the page says, in both languages."""

from __future__ import annotations

import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.catalog.changes.kinds import KINDS, SEVERITIES
from conformance.cli.main import main

sys.path.insert(0, str(Path(__file__).parent))

from walked import ROOT, page, steps

LANGUAGES = ("en", "ja")
NAME = "revisions"
RUN = 5


def test_both_languages_give_the_same_commands() -> None:
    one, other = (steps(page(NAME, lang)) for lang in LANGUAGES)
    assert [s.command for s in one] == [s.command for s in other]
    assert [s.number for s in one] == list(range(1, RUN + 1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_stands_on_the_page(lang: str) -> None:
    text = page(NAME, lang)
    assert [kind for kind in KINDS if kind not in text] == []
    assert all(name in text for name in SEVERITIES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("worked")
    runpy.run_path(str(ROOT / "docs" / "examples" / "before_reform.py"))["main"](out / "before")
    return out


def said(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    words = shlex.split(command.partition(" >")[0])[1:]
    code = main([*words, "--lang", lang])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_difference_is_what_the_page_says(
    lang: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    _, compare, stop, _, _ = steps(page(NAME, lang))
    code, text = said(compare.command, lang, capsys)
    assert (code, compare.ends(text)) == (0, True)
    assert str(said(stop.command, lang, capsys)[0]) == stop.end


def test_the_impact_is_what_the_page_says_and_prints_the_line_to_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    *_, reach, again = steps(page(NAME, "ja"))
    code, text = said(reach.command, "ja", capsys)
    assert (code, reach.ends(text)) == (0, True)
    assert f"  {again.command.removesuffix(' --seed 1')}\n" in text
    assert (folder / "impact.html").is_file()


@pytest.mark.whole
def test_the_line_runs_just_the_touched_cases(tmp_path: Path) -> None:
    *_, again = steps(page(NAME, "en"))
    done = subprocess.run(
        [sys.executable, "-m", "conformance", *shlex.split(again.command)[1:], "--lang", "en"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, again.ends(done.stdout)) == (0, True), done.stdout[-600:]
