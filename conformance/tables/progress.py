"""What is being read, told to whoever watches; nothing that is judged depends on it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Watch(Protocol):
    """Somebody who wants to know what is being read."""

    def read(self, file: str, size: int, rows: int) -> None:
        """Take note of `rows` more rows in `size` more bytes of a file."""
        ...


_WATCHING: ContextVar[Watch | None] = ContextVar("watching", default=None)


def notify_progress(file: str, size: int, rows: int) -> None:
    """Tell the one who watches, if anybody does."""
    watch = _WATCHING.get()
    if watch is not None:
        watch.read(file, size, rows)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Let somebody watch what is read inside the block."""
    token = _WATCHING.set(watch)
    try:
        yield
    finally:
        _WATCHING.reset(token)
