"""What somebody else does between what a call reads and what it then writes.

A clerk looks at a record, another one changes it, and the first one saves what the old screen
showed. Only a way to the package whose calls have steps of their own can be stopped in between.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(slots=True)
class Meanwhile:
    """What is done in between, and what was seen of it."""

    act: Callable[[], None]
    happened: bool = False
    """A call was about to write what it had read, and was stopped there."""
    outdated: bool = False
    """What that call then sent was read before, and reads otherwise by now."""


_WAITING: Final[ContextVar[Meanwhile | None]] = ContextVar("meanwhile", default=None)


@contextmanager
def meanwhile(act: Callable[[], None]) -> Iterator[Meanwhile]:
    """Let `act` happen once, in the first call within that writes what it has read."""
    waiting = Meanwhile(act)
    token = _WAITING.set(waiting)
    try:
        yield waiting
    finally:
        _WAITING.reset(token)


def awaited() -> Meanwhile | None:
    """Return what waits for a call that writes what it has read, if anything does."""
    return _WAITING.get()


def happens(waiting: Meanwhile) -> None:
    """Do what waits; no call that this makes is stopped again."""
    waiting.happened = True
    _WAITING.set(None)
    waiting.act()
