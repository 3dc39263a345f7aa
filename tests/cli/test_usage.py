"""A command line that is wrong ends in 2, under a code of ours, in the language asked for."""

from __future__ import annotations

import re

import pytest

from conformance.cli.main import main

WRONG = [
    (["--lang", "de", "run", "reference"], "USE147", "ja, en"),
    (["--lang=fr", "plan", "reference"], "USE147", "ja, en"),
    (["plan", "reference", "--lang"], "USE147", "ja, en"),
    (["runn", "reference"], "USE140", "run"),
    (["profile", "neu"], "USE140", "new"),
    (["catalog", "lnit"], "USE140", "lint"),
    (["run"], "USE143", "PROFILE"),
    (["files", "export_only"], "USE143", "DIRECTORY"),
    (["run", "reference", "--domian", "x"], "USE141", "--domain"),
    (["run", "reference", "-Q"], "USE141", "--domain"),
    (["run", "reference", "--seed"], "USE142", "--seed"),
    (["run", "reference", "--show-consequences=1"], "USE142", "--show-consequences"),
    (["run", "reference", "--seed", "one"], "USE144", "one"),
    (["run", "reference", "extra"], "USE145", "extra"),
    (["files", "export_only", ".", "--rows", "0"], "USE144", "100000"),
    (["files", "export_only", ".", "--sample", "2"], "USE144", "--sample"),
    (["files", "export_only", ".", "--engine", "sparks"], "USE144", "spark"),
    (["run", "reference", "--max-minutes", "0"], "USE144", "0"),
    (["run", "reference", "--as-of", "2026-02-30"], "USE001", "2026-02-30"),
    (["run", "reference", "--shard", "5/4"], "USE001", "I/N"),
    (["run", "export_only", "--mutant", "child-allowance-sixteenth-day"], "USE154", "start"),
    (["explain"], "USE143", "ID"),
    (["reference", "serve", "--port", "99999"], "USE144", "65535"),
    (["catalog", "schema"], "USE151", "functions"),
    (["catalog", "schema", "function"], "USE151", "functions"),
    (["rules", "check"], "USE152", "child_allowance"),
    (
        ["catalog", "import", "/no/such.xlsx", "--into", "x", "--spec-version", "1"],
        "USE144",
        "such",
    ),
]
ENGLISH = re.compile(
    r"\b(no such|usage:|error:|invalid|not a valid|requires|got unexpected|try)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG, ids=lambda v: str(v)[:60])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_wrong_command_line_is_told_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: str, told: str, lang: str
) -> None:
    asked = [] if "--lang" in str(arguments) else ["--lang", lang]
    assert main([*asked, *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith(code), said
    assert told in said
    assert not ENGLISH.search(said), said
    if asked and lang == "ja":
        assert re.search("[ぁ-ん]", said)


def test_the_bare_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "ja"]) == 0
    assert "doctor" in capsys.readouterr().out
