"""`conformance` alone greets and says three next steps, each a command that there is."""

from __future__ import annotations

import shlex

import pytest

from conformance.cli.commands import COMMANDS
from conformance.cli.greeting import greeting
from conformance.cli.main import main

STEPS = 3


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_alone_it_greets_and_says_three_steps(lang, capsys):
    assert main(["--lang", lang]) == 0
    said = capsys.readouterr().out
    assert said == greeting(lang)
    assert sum(line.lstrip()[:2] in {"1.", "2.", "3."} for line in said.splitlines()) == STEPS


def test_each_step_is_a_command_whose_options_there_are(capsys):
    steps = [one.split(". ", 1)[1] for one in greeting("en").splitlines() if ". conf" in one]
    assert len(steps) == STEPS
    for step in steps:
        _, command, *words = shlex.split(step)
        assert command in COMMANDS
        assert main(["--lang", "en", command, *[w for w in words if w == "new"], "--help"]) == 0
        shown = capsys.readouterr().out
        assert all(word in shown for word in words if word.startswith("--"))


def test_the_two_languages_say_their_own():
    assert greeting("ja") != greeting("en")
    assert "試してみる" in greeting("ja")
    assert "try it" in greeting("en")
