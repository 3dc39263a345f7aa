"""Ctrl-C, SIGTERM (CI cancels a job) and SIGHUP (a terminal was closed) interrupt a run once."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")  # the last is how Windows asks a program to end

ASKED_TO_END: Final = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""Signals by which others end a program; Python's own answer is to die at once."""


class StoppedError(KeyboardInterrupt):
    """Somebody asked the program to end.

    A kind of its own, for CPython ends by SIGINT, whatever code it is to exit with, once a plain
    `KeyboardInterrupt` has passed through `exec` of a text (a dataclass that is being made).
    """


class Interruption:
    """The first signal raises `StoppedError`, unless the result is already being written."""

    def __init__(self, signals: Sequence[int] = (signal.SIGINT, *ASKED_TO_END)) -> None:
        self._signals = signals
        self._over = False

    def finish(self) -> None:
        """From here on signals change nothing: the verdict stands and is being written."""
        self._over = True

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Heed the signals while the block runs; one that the caller ignores stays ignored."""
        if threading.current_thread() is not threading.main_thread():
            yield  # signals are the main thread's
            return
        mine = [s for s in self._signals if signal.getsignal(s) != signal.SIG_IGN]
        before = {s: signal.signal(s, self._stop) for s in mine}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if not self._over:
            self._over = True
            raise StoppedError
