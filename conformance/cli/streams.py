"""The standard streams: no character they lack and no reader who left may change an exit code."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer

_TWINS = {
    "✓": "OK",  # not ○, which stands for "untested" in our output
    "✗": "NG",
    "○": "o",
    "×": "x",
    "≠": "!=",
    "→": "->",
    "⇒": "=>",
    "–": "-",
    "—": "-",
    "−": "-",
    "·": ".",
    "・": "*",
    "…": "...",
}
"""What stands for a sign that an encoding lacks; cp932 lacks ✓ and ✗."""

_HANDLER = "conformance-in-other-words"
_GONE = frozenset({errno.EPIPE, errno.ESHUTDOWN, errno.EINVAL if os.name == "nt" else errno.EPIPE})
"""Errors that say the reader left; Windows says EINVAL of a closed pipe."""


class PipeSafeOutput(io.FileIO):
    """A file descriptor that goes on taking bytes when nobody reads them any more."""

    lost: OSError | None = None
    """Why what was written did not arrive, other than by a reader who left."""

    def __init__(self, number: int) -> None:
        super().__init__(number, "w", closefd=False)
        # of a terminal that was closed, the kernel says EIO
        self._gone = _GONE | {errno.EIO} if self.isatty() else _GONE

    def write(self, content: ReadableBuffer, /) -> int:
        """Write, or take the bytes as written: what is judged must not depend on its reader."""
        size = memoryview(content).nbytes
        if self.lost is not None:
            return size
        try:
            return super().write(content) or 0
        except OSError as error:
            if error.errno not in self._gone:
                self.lost = error
            return size


@dataclass
class Guarded:
    """The guard of standard output, where that is the process's own.

    What standard error loses (progress, notices) changes no exit code: the code tells of errors.
    """

    output: PipeSafeOutput | None = None


@contextlib.contextmanager
def guarded_streams() -> Iterator[Guarded]:
    """Put guards before the process's own standard streams; yield what says what was lost.

    Streams that somebody else has put in their place (a test, a caller) stay as they are.
    """
    before = sys.stdout, sys.stderr
    guarded = Guarded()
    if sys.stdout is None or sys.stdout is sys.__stdout__:
        guarded.output, sys.stdout = _guarded(sys.stdout)
    if sys.stderr is None or sys.stderr is sys.__stderr__:
        _, sys.stderr = _guarded(sys.stderr)
    ours = sys.stdout, sys.stderr
    try:
        yield guarded
    finally:
        for own, old in zip(ours, before, strict=True):
            if own is not old:
                own.flush()
        sys.stdout, sys.stderr = before


def _guarded(stream: io.TextIOBase | None) -> tuple[PipeSafeOutput | None, io.TextIOWrapper]:
    """Return a stream to the same descriptor; one to nowhere for a stream that was closed."""
    try:
        number = -1 if stream is None else stream.fileno()
    except (OSError, ValueError):
        number = -1
    if stream is None or number < 0:
        return None, io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace")
    stream.flush()
    raw = PipeSafeOutput(number)
    encoding = stream.encoding or "utf-8"
    # unbuffered streams (PYTHONUNBUFFERED, as in most containers) say write_through alone
    at_once = getattr(stream, "line_buffering", False) or getattr(stream, "write_through", False)
    written = io.BufferedWriter(raw)
    text = io.TextIOWrapper(written, encoding=encoding, errors=substitute(), line_buffering=at_once)
    return raw, text


def substitute() -> str:
    """Return the name of an error handler that writes what an encoding lacks in other words."""
    codecs.register_error(_HANDLER, _in_other_words)
    return _HANDLER


def _in_other_words(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_TWINS.get(char) or _escaped(char) for char in lacking), error.end


def _escaped(char: str) -> str:
    """Return a character by its number as Python writes it, so that nothing is lost."""
    return char.encode("ascii", "backslashreplace").decode("ascii")
