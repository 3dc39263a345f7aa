"""Garbage is not collected while catalogue and plan are read nor at the end, and seldom between."""

from __future__ import annotations

import atexit
import gc

_SELDOM = 10_000  # objects made and kept between two collections; a case leaves few circles


class ReadOnce:
    """A plugin that spares the collector what a session reads once; others get it back as it was.

    Reading makes some hundred thousand objects that nothing throws away, and the collector would go
    through them again and again (a twentieth of a run of 900 cases). So does pytest when it ends,
    five times, to find errors that nobody raised; whoever registers this ends it after that.
    """

    def __init__(self) -> None:
        self.was_enabled, self._threshold = gc.isenabled(), gc.get_threshold()
        gc.disable()

    def pytest_collection_finish(self) -> None:
        """Leave out of all later collecting what was read so far."""
        gc.freeze()
        gc.set_threshold(_SELDOM, *self._threshold[1:])
        self._restore()

    def end(self) -> None:
        """Let everything be collected again, but by the end of the process: that takes a second."""
        gc.unfreeze()
        gc.set_threshold(*self._threshold)
        self._restore()
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)

    def _restore(self) -> None:
        if self.was_enabled:
            gc.enable()
