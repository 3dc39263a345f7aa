"""Which requests go to a package that is only to be read: GET, HEAD and what is marked safe."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

from conformance.findings import UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAFE = frozenset({"GET", "HEAD"})
_OVERRIDES = frozenset(
    {"method", "httpmethod", "xhttpmethod", "xmethod", "originalmethod", "xoriginalmethod"}
)
"""Names by which servers take another method than the request's, in letters alone; and every
`…override`. CGI reads `-` and `_` alike, and some read `method[]` or a blank behind a name."""

_LETTERS = re.compile(r"[^a-z]")
_PARTS = re.compile(r"[&;]")  # either separates: older servers take a semicolon, too
_MARKED: ContextVar[bool] = ContextVar("only_reads", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Mark the requests made inside as safe, whatever their method.

    Only two things may: asking for a token of OAuth, whose request RFC 6749 fixes, and a step or
    a login that the profile declares safe in a person's name.
    """
    before = _MARKED.set(True)
    try:
        yield
    finally:
        _MARKED.reset(before)


def only_reads(method: str, headers: Mapping[str, str] | None = None, path: str = "") -> bool:
    """Say whether a request made now with this method changes nothing in the package.

    A header or a query that puts another method in the place of this one makes it a request that
    may write.
    """
    if _MARKED.get():
        return True
    names = (*(headers or ()), *_asked(path))
    return method.upper() in _SAFE and not any(map(_overrides, names))


def _asked(path: str) -> Iterator[str]:
    """Yield the names in a query and behind the semicolons of a path."""
    split = urlsplit(path)
    behind = [part for segment in split.path.split("/") for part in segment.split(";")[1:]]
    for part in (*_PARTS.split(split.query), *behind):
        yield unquote_plus(part.partition("=")[0])


def _overrides(name: str) -> bool:
    letters = _LETTERS.sub("", name.lower())
    return letters in _OVERRIDES or letters.endswith("override")


def refused_to_write(what: str) -> UntestedError:
    """Return the error that a call of the contract would write to a package only to be read."""
    return UntestedError(make_cause("U-READ-ONLY", {"call": what}, form="call", what=what))


def may_write(what: str) -> UntestedError:
    """Return the error that a request is no GET or HEAD, and nobody answers for its safety."""
    return UntestedError(make_cause("U-READ-ONLY", {"call": what}, form="request", what=what))
