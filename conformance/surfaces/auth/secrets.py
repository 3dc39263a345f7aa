"""Secrets from the environment; a message names the variable, never what it holds."""

from __future__ import annotations

import os
import re

from conformance.errors import Message, ProfileError
from conformance.values.secrets import USED

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


def _missing(name: str) -> Message:
    return Message(
        "PRO010",
        f"環境変数 {name} がありません。",
        f"environment variable {name} is not set",
        "クライアントIDと秘密鍵は環境変数で渡してください。",
        "pass client id and secret through the environment",
    )


def _unprintable(name: str) -> Message:
    return Message(
        "PRO031",
        f"環境変数 {name} に、ヘッダーで送れない文字（改行、日本語など）があります。",
        f"environment variable {name} holds a line break or a letter that no header can carry",
        "末尾の改行などを除いて渡してください。",
        "pass it without the line break at its end",
    )
