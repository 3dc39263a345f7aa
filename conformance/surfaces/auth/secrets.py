"""Secrets from the environment; a message names the variable, never what it holds."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.errors import Message, ProfileError
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Place = tuple[str | int, ...]
"""Keys and indices on the way to a value of a profile."""

_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_ENV = re.compile(r"\{env\.([A-Za-z_][A-Za-z0-9_]*)\}")


def secret(name: str) -> str:
    """Return what an environment variable holds (`ProfileError` PRO010 when it is not set)."""
    return USED.use(identifier(name), name)


def identifier(name: str) -> str:
    """Return what a variable holds that is no secret: who calls (RFC 6749, 2.2), as `secret`.

    It is not masked: whoever is called by an ordinary word would have that word masked everywhere.
    """
    value = os.environ.get(name, "")
    if not value:
        raise ProfileError(_missing(name) if _is_name(name) else _no_name())
    return value


def header_secret(name: str) -> str:
    """Return a secret that can stand in a header (`ProfileError` PRO010, PRO031)."""
    value = secret(name)
    if not (value.isascii() and value.isprintable()):  # a line break would end the header
        raise ProfileError(_unprintable(name))
    return value


def check_secrets(section: Mapping[str, object], at: Place, profile: Path) -> None:
    """Hold that every variable is set that the section at a place of a profile names.

    Raises:
        ProfileError: PRO010 with all names that are missing, not the first alone, and their lines.
    """
    missing = [(name, place) for place, name in _named(section, at) if not os.environ.get(name)]
    if not missing:
        return
    lines = sorted({line_of(profile, place) for _, place in missing})
    where = f"{profile}:{', '.join(map(str, lines))}"
    names = sorted({name for name, _ in missing})
    told = _missing(*names) if all(map(_is_name, names)) else _no_name()
    raise ProfileError(replace(told, where=where))


def _named(value: object, at: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _named(inner, (*at, str(name)))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _named(inner, (*at, number))
    elif isinstance(value, str):
        named = (value,) if str(at[-1]).endswith("_env") else _ENV.findall(value)
        yield from ((at, name) for name in named)


def named_in(body: Mapping[str, str]) -> tuple[str, ...]:
    """Return the variables whose values a body carries (`{env.NAME}`), each once, in its order."""
    return tuple(dict.fromkeys(name for text in body.values() for name in _ENV.findall(text)))


def filled(text: str) -> str:
    """Return a text with every `{env.NAME}` replaced by what the variable holds."""
    return _ENV.sub(lambda found: secret(found[1]), text)


def _is_name(text: str) -> bool:
    """Say whether a text is surely a name, and no secret that was put in its place."""
    return _NAME.fullmatch(text) is not None


def _no_name() -> Message:
    return Message(
        "PRO010",
        "環境変数の名前を書く欄（…_env）の値に当たる環境変数がありません。"
        "秘密そのものかもしれないため、値は表示しません。",
        "no environment variable has the name written in a field for such names (…_env);"
        " it is not shown, for it may be the secret itself",
        "環境変数に秘密を入れ、その名前（大文字と _、例 CLIENT_SECRET）を書いてください。",
        "put the secret into an environment variable and write its name (capitals and _,"
        " such as CLIENT_SECRET)",
    )


def _missing(*names: str) -> Message:
    one = len(names) == 1
    what, are, it = ("variable", "is", "it") if one else ("variables", "are", "them")
    return Message(
        "PRO010",
        f"環境変数 {'、'.join(names)} がありません。",
        f"environment {what} {', '.join(names)} {are} not set",
        "プロファイルが秘密の置き場所としてその名前を書いています。値を設定してから実行してください。",
        f"the profile names {it} as the place of a secret: set {it} and run again",
    )


def _unprintable(name: str) -> Message:
    return Message(
        "PRO031",
        f"環境変数 {name} に、ヘッダーで送れない文字（改行、日本語など）があります。",
        f"environment variable {name} holds a line break or a letter that no header can carry",
        "末尾の改行などを除いて渡してください。",
        "pass it without the line break at its end",
    )
