"""Which language a person reads: `--lang`, else the locale."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def default_language(environment: Mapping[str, str] | None = None) -> str:
    """Return `ja` or `en` by LC_ALL, LC_MESSAGES, LANG in that order."""
    env = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "ja" if env[name].startswith("ja") else "en"
    return "en"


def language_of(arguments: list[str] | None = None) -> str:
    """Return the language asked for on the command line, else that of the locale."""
    given = sys.argv[1:] if arguments is None else arguments
    for number, argument in enumerate(given):
        if argument == "--lang" and number + 1 < len(given) and given[number + 1] in {"ja", "en"}:
            return given[number + 1]
        if argument in {"--lang=ja", "--lang=en"}:
            return argument[-2:]
    return default_language()


def say(lang: str, ja: str, en: str) -> str:
    """Return the sentence in the language."""
    return ja if lang == "ja" else en
