"""The secrets that this process used, so that nothing it writes or prints holds one of them."""

from __future__ import annotations

import base64
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = "[秘密情報/secret]"
"""Stands where a secret or a piece of one stood."""

_PIECE = 6  # characters of a secret that tell something of it
_NEARLY_WHOLE = 16  # characters; no sentence of ours has so many in common with a secret
_SHORTEST = 2
_WORD = re.compile(r"[a-z]{2,12}|[A-Z][a-z]{1,11}")  # an ordinary word, which no secret should be
_MOST_PASSING = 32  # cookies that a package may exchange at every answer


@dataclass
class Secrets:
    """Passwords, keys, tokens and cookies, in every form in which a package may repeat them."""

    _whole: set[str] = field(default_factory=set, repr=False)
    _short: set[str] = field(default_factory=set, repr=False)
    _pieces: Counter[str] = field(default_factory=Counter, repr=False)
    _passing: dict[str, set[str]] = field(default_factory=dict, repr=False)
    _words: set[str] = field(default_factory=set, repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The names of secrets that are plain words, each of which is masked wherever it stands."""
        return tuple(sorted(self._words))

    def use(self, secret: str, name: str = "") -> str:
        """Remember a secret that is about to be used, and return it; `name`: of its variable."""
        if name and _WORD.fullmatch(secret):
            self._words.add(name)
        if _SHORTEST <= len(secret) < _PIECE:
            self._short.add(secret)
        elif secret and secret not in self._whole:
            forms = _forms(secret)
            self._whole |= forms
            self._pieces.update(_pieces(forms))
        return secret

    def use_for_now(self, secret: str) -> None:
        """Remember a secret that the package exchanges as it likes: the latest of them only."""
        if len(secret) < _PIECE:
            self.use(secret)
        elif secret not in self._whole and secret not in self._passing:
            self._passing[secret] = _forms(secret)
            self._pieces.update(_pieces(self._passing[secret]))
        while len(self._passing) > _MOST_PASSING:
            forms = self._passing.pop(next(iter(self._passing)))
            self._pieces.subtract(_pieces(forms))
            self._pieces = +self._pieces

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Forget at the end of the block what was used in it: one process may play several."""
        before = set(self._whole), set(self._short), Counter(self._pieces), dict(self._passing)
        words = set(self._words)
        try:
            yield
        finally:
            self._whole, self._short, self._pieces, self._passing = before
            self._words = words

    def hidden(self, text: str) -> str:
        """Return a package's text without any piece of a secret that tells something of it."""
        if not self._pieces and not self._short:
            return text
        return self._without_short(_replaced(text, self._spans(text)))

    def hidden_whole(self, text: str) -> str:
        """Return a text of our own without any secret that stands in it whole, or nearly so."""
        whole = self._whole.union(*self._passing.values())
        for secret in sorted(whole, key=len, reverse=True):
            text = text.replace(secret, MARK)
        long = ((a, b) for a, b in self._spans(text) if b - a >= _NEARLY_WHOLE)
        return _replaced(text, long)

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


def _pieces(forms: Iterable[str]) -> set[str]:
    """Return the pieces of a secret's forms that tell something of it."""
    return {form[i : i + _PIECE] for form in forms for i in range(len(form) - _PIECE + 1)}


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
