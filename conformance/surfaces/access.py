"""Which calls only read: by their method, or because whoever makes them has marked them so."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})  # RFC 9110 §9.2.1
_MARKED: ContextVar[bool] = ContextVar("only_reads", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Mark the calls made inside as reading, whatever their method: a search sent by POST."""
    before = _MARKED.set(True)
    try:
        yield
    finally:
        _MARKED.reset(before)


def only_reads(method: str) -> bool:
    """Say whether a call made now with this method changes nothing in the package."""
    return method.upper() in _SAFE or _MARKED.get()


def refused_to_write(what: str) -> UntestedError:
    """Return the error that something would write to a package that is only to be read."""
    return UntestedError(
        Cause(
            "U-READ-ONLY",
            f"読み取り専用の環境なので、書き込む呼出し（{what}）は送りませんでした。",
            f"the package is only to be read: a call that writes ({what}) was not sent",
            "検査用の環境で access: read_write・environment: test として実行してください。",
            "run on a test environment, with access: read_write and environment: test",
            {"call": what},
        )
    )
