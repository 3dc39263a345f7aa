"""Secrets from the environment; a message names the variable, never what it holds."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from conformance.errors import Message, ProfileError
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_ENV = re.compile(r"\{env\.([A-Za-z_][A-Za-z0-9_]*)\}")


def secret(name: str) -> str:
    """Return what an environment variable holds (`ProfileError` PRO010 when it is not set)."""
    value = os.environ.get(name, "")
    if not value:
        raise ProfileError(_missing(name) if _is_name(name) else _no_name())
    return USED.use(value)


def header_secret(name: str) -> str:
    """Return a secret that can stand in a header (`ProfileError` PRO010, PRO031)."""
    value = secret(name)
    if not (value.isascii() and value.isprintable()):  # a line break would end the header
        raise ProfileError(_unprintable(name))
    return value


def check_secrets(section: Mapping[str, object]) -> None:
    """Hold that every variable that a section of a profile names is set.

    Raises:
        ProfileError: PRO010 with all names that are missing, not the first alone.
    """
    missing = [name for name in sorted(set(_named(section))) if not os.environ.get(name)]
    if not all(map(_is_name, missing)):
        raise ProfileError(_no_name())
    if missing:
        raise ProfileError(_missing(*missing))


def _named(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _named(inner, str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _named(inner)
    elif isinstance(value, str):
        if key.endswith("_env"):
            yield value
        else:
            yield from _ENV.findall(value)


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
    return Message(
        "PRO010",
        f"環境変数 {'、'.join(names)} がありません。",
        f"environment variable {', '.join(names)} is not set",
        "プロファイルが秘密の置き場所としてその名前を書いています。値を設定してから実行してください。",
        "the profile names it as the place of a secret: set it and run again",
    )


def _unprintable(name: str) -> Message:
    return Message(
        "PRO031",
        f"環境変数 {name} に、ヘッダーで送れない文字（改行、日本語など）があります。",
        f"environment variable {name} holds a line break or a letter that no header can carry",
        "末尾の改行などを除いて渡してください。",
        "pass it without the line break at its end",
    )
