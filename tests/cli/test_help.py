"""Help speaks one language: that of `--lang`, wherever it stands on the line."""

from __future__ import annotations

import re

import click
import pytest

from conformance.cli.commands import COMMANDS
from conformance.cli.help import one_language
from conformance.cli.main import main, root

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PROPER = re.compile(r"標準準拠システム|適合試験")


def help_of(capsys: pytest.CaptureFixture[str], *command: str, lang: str) -> str:
    main([*command, "--help", "--lang", lang])
    return capsys.readouterr().out


def commands() -> list[tuple[str, ...]]:
    """Return every command with the words that call it."""
    found: list[tuple[str, ...]] = [()]
    context = click.Context(root)
    for name in COMMANDS:
        found.append((name,))
        group = root.get_command(context, name)
        if isinstance(group, click.Group):
            found += [(name, below) for below in group.list_commands(context)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_english_help_holds_no_japanese_and_japanese_help_says_each_text_once(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    english = PROPER.sub("", help_of(capsys, *command, lang="en"))
    japanese = help_of(capsys, *command, lang="ja")

    assert "Usage: " in english
    assert JAPANESE.findall(english) == []
    assert "使い方: " in japanese
    assert "Options" not in japanese
    assert re.findall(r"[^\x00-\x7f] / [A-Za-z]", japanese) == []


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("業務 / only this domain", "業務", "only this domain"),
        ("並列数 / workers  [default: auto]", "並列数  [既定: auto]", "workers  [default: auto]"),
        ("I/N", "I/N", "I/N"),
        ("業務 / domain  [required]", "業務  [必須]", "domain  [required]"),
    ],
)
def test_a_text_is_split_where_its_halves_meet(text: str, ja: str, en: str) -> None:
    assert (one_language(text, "ja"), one_language(text, "en")) == (ja, en)
