"""How a faulty package writes a value that it lets out: as it is, or so that few would see it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

import jaconv

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

As = Literal["plain", "hiragana", "half_width", "spaced", "url", "base64", "utf16", "hex", "html"]


def as_written(text: str, how: As) -> str:
    """Return a value in the writing named."""
    return _WRITINGS[how](text)


def _html(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


_WRITINGS: Final[Mapping[As, Callable[[str], str]]] = {
    "plain": str,
    "hiragana": lambda text: str(jaconv.kata2hira(text)),
    "half_width": lambda text: str(jaconv.z2h(text, kana=True, digit=True, ascii=True)),
    "spaced": " ".join,
    "url": quote,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "utf16": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "hex": lambda text: text.encode().hex(),
    "html": _html,
}
