"""Which language a person reads: `--lang`, else the locale, else what Windows speaks."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LANGUAGES = ("ja", "en")
_PRIMARY = 0x3FF  # the bits of a Windows language identifier that name the language
_JAPANESE = 0x11


def default_language(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> str:
    """Return `ja` or `en` by LC_ALL, LC_MESSAGES, LANG in that order; on Windows by its display."""
    env = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "ja" if env[name].startswith("ja") else "en"
    return windows_language() if platform == "win32" else "en"


def windows_language(identifier: Callable[[], int] | None = None) -> str:
    """Return `ja` or `en` by the language that Windows shows its menus in."""
    found = (identifier or _display_language)()
    return "ja" if found & _PRIMARY == _JAPANESE else "en"


def _display_language() -> int:
    """Return the identifier of the display language; 0 where the system does not say."""
    import ctypes  # noqa: PLC0415 - only Windows is asked

    library = getattr(ctypes, "windll", None)
    try:
        return int(library.kernel32.GetUserDefaultUILanguage()) if library else 0
    except (AttributeError, OSError):
        return 0


def language_given(arguments: Sequence[str] | None = None) -> str | None:
    """Return what `--lang` names on the command line, whatever it is; the last one counts."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    found = None
    for number, argument in enumerate(given):
        if argument == "--lang":
            found = given[number + 1] if number + 1 < len(given) else ""
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found


def language_of(arguments: Sequence[str] | None = None) -> str:
    """Return the language asked for on the command line, else that of the locale."""
    given = language_given(arguments)
    return given if given in LANGUAGES else default_language()


def say(lang: str, ja: str, en: str) -> str:
    """Return the sentence in the language."""
    return ja if lang == "ja" else en
