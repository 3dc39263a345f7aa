"""The language follows the command line, then the environment, then what Windows speaks."""

from __future__ import annotations

import pytest

from conformance.cli.lang import default_language, language_of, windows_language


@pytest.mark.parametrize(
    ("identifier", "language"), [(0x0411, "ja"), (0x0409, "en"), (0x0412, "en"), (0, "en")]
)
def test_windows_says_its_language_by_a_number(identifier: int, language: str) -> None:
    assert windows_language(lambda: identifier) == language


def test_on_windows_a_japanese_display_gives_japanese_and_the_environment_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("conformance.cli.lang._display_language", lambda: 0x0411)
    assert default_language({}, "win32") == "ja"
    assert default_language({"LANG": "en_US.UTF-8"}, "win32") == "en"
    assert default_language({}, "linux") == "en"


def test_the_command_line_comes_before_all() -> None:
    assert language_of(["run", "--lang", "ja"]) == "ja"
    assert language_of(["run", "--lang=en"]) == "en"
