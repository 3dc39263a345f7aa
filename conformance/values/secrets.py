"""The secrets that this process used, so that nothing it writes or prints holds one of them."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "[秘密情報/secret]"
"""Stands where a secret or a piece of one stood."""

_PIECE = 6  # characters of a secret that tell something of it
_SHORTEST = 2


@dataclass
class Secrets:
    """Passwords, keys, tokens and cookies, in every form in which a package may repeat them."""

    _whole: set[str] = field(default_factory=set, repr=False)
    _short: set[str] = field(default_factory=set, repr=False)
    _pieces: set[str] = field(default_factory=set, repr=False)

    def use(self, secret: str) -> str:
        """Remember a secret that is about to be used, and return it."""
        if _SHORTEST <= len(secret) < _PIECE:
            self._short.add(secret)
        elif secret and secret not in self._whole:
            for form in _forms(secret):
                self._whole.add(form)
                self._pieces |= {form[i : i + _PIECE] for i in range(len(form) - _PIECE + 1)}
        return secret

    def hidden(self, text: str) -> str:
        """Return a package's text without any piece of a secret that tells something of it."""
        if not self._pieces and not self._short:
            return text
        return self._without_short(_replaced(text, self._spans(text)))

    def hidden_whole(self, text: str) -> str:
        """Return a text of our own without any secret, where it stands whole."""
        for secret in sorted(self._whole, key=len, reverse=True):
            text = text.replace(secret, MARK)
        return text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where pieces stand, those that touch joined."""
        begin = end = -1
        for at in range(len(text) - _PIECE + 1):
            if text[at : at + _PIECE] in self._pieces:
                if at > end > 0:
                    yield begin, end
                begin, end = (at if at > end else begin), at + _PIECE
        if end > 0:
            yield begin, end

    def _without_short(self, text: str) -> str:
        """Hide short secrets where they stand alone: 1001 in MNR-1001 is a package's own code."""
        if not self._short:
            return text
        either = "|".join(map(re.escape, sorted(self._short, key=len, reverse=True)))
        return re.sub(rf"(?<![\w-])(?:{either})(?![\w-])", MARK, text)


def _replaced(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts, last = [], 0
    for begin, end in spans:
        parts += [text[last:begin], MARK]
        last = end
    return "".join([*parts, text[last:]])


def _forms(secret: str) -> set[str]:
    """Return a secret as it is, percent-encoded, and as any base64 text that holds it has it."""
    raw = secret.encode()
    found = {secret, quote(secret, safe=""), raw.hex()}
    for before in range(3):
        written = base64.b64encode(bytes(before) + raw).decode().rstrip("=")
        inside = written[-(-before * 8 // 6) : len(written) - 1]  # letters that only it decides
        found |= {inside, inside.translate(str.maketrans("+/", "-_"))}
    return {form for form in found if len(form) >= _PIECE}


USED = Secrets()
"""Those of this process: they come from its environment, and from the package it talks to."""
