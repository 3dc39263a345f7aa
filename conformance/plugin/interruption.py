"""Ctrl-C and SIGTERM (how CI cancels a job) interrupt a run once, and leave a result of it."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGBREAK")  # the last is how Windows asks a program to end
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Interruption:
    """The first signal raises `KeyboardInterrupt`, unless the result is already being written."""

    def __init__(self) -> None:
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
        mine = [s for s in _SIGNALS if signal.getsignal(s) != signal.SIG_IGN]
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
            raise KeyboardInterrupt
