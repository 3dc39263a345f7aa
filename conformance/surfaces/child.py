"""A child process spoken to in lines: bounded in time and size, never blocking, ended for sure."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.surfaces.lost import lost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_CHUNK = 65_536
_TAIL = 2_000  # bytes of what the child complained of last
_GRACE = 2.0  # seconds from the friendly end to the forced one


@dataclass
class ChildProcess:
    """One process. `ask` sends a line and returns the next line it answers.

    Attributes:
        max_bytes: Of one line answered.
        complaint: What it wrote to stderr last.
    """

    argv: Sequence[str]
    directory: Path
    environment: Mapping[str, str]
    max_bytes: int
    complaint: bytes = b""
    _process: subprocess.Popen[bytes] | None = None
    _read: bytearray = field(default_factory=bytearray)

    @property
    def name(self) -> str:
        """The command as causes name it, without its folder."""
        return os.path.basename(self.argv[0])  # noqa: PTH119 - a name, not a file that is opened

    def another(self) -> ChildProcess:
        """Return a second process of the same command, not started yet."""
        return ChildProcess(self.argv, self.directory, self.environment, self.max_bytes)

    def ask(self, line: bytes, seconds: float) -> bytes:
        """Send a line and return the answer without its end (`TransportError`: there is none).

        After an error the process is gone; the next call starts another.
        """
        process = self._started()
        try:
            return self._exchange(process, line + b"\n", time.monotonic() + seconds)
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """End the process and whatever it started, first by closing its input."""
        process, self._process = self._process, None
        self._read.clear()
        if process is None:
            return
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
        _kill_group(process.pid)
        process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            return self._process
        try:
            self._process = subprocess.Popen(  # noqa: S603 - what the profile's owner named, no shell
                self.argv,
                cwd=self.directory,
                env=dict(self.environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,  # so that what it starts ends with it
            )
        except OSError as error:
            raise lost("T-COMMAND-NOT-STARTED", self.name) from error
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], line: bytes, deadline: float) -> bytes:
        if self._read:
            raise lost("T-COMMAND-UNASKED", self.name)
        unsent = memoryview(line)
        with selectors.DefaultSelector() as selector:
            _watch(selector, process)
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise lost("T-TIMEOUT", self.name)
                for key, _ in selector.select(left):
                    if key.data == "in":
                        unsent = self._send(selector, key.fd, unsent)
                    elif not self._take(key.fd, key.data):
                        selector.unregister(key.fd)
                        if key.data == "out":
                            raise self._died(process)
                end = self._read.find(b"\n")
                if end >= 0 and not unsent:
                    answer = bytes(self._read[:end])
                    del self._read[: end + 1]
                    return answer

    def _send(self, selector: selectors.BaseSelector, pipe: int, unsent: memoryview) -> memoryview:
        try:
            unsent = unsent[os.write(pipe, unsent[:_CHUNK]) :]
        except BlockingIOError:
            return unsent
        except BrokenPipeError:
            unsent = unsent[:0]  # it has ended: its output will say so
        if not unsent:
            selector.unregister(pipe)
        return unsent

    def _take(self, pipe: int, kind: str) -> bool:
        """Take in what a pipe holds; False at its end."""
        try:
            part = os.read(pipe, _CHUNK)
        except BlockingIOError:
            return True
        if kind == "err":
            self.complaint = (self.complaint + part)[-_TAIL:]
            return bool(part)
        self._read += part
        if len(self._read) > self.max_bytes:
            raise lost("T-TOO-LARGE", self.name)
        return bool(part)

    def _died(self, process: subprocess.Popen[bytes]) -> Exception:
        try:
            code = process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return lost("T-COMMAND-ENDED", self.name)
        return lost("T-COMMAND-ENDED", self.name, exit_code=str(code))


def _watch(selector: selectors.BaseSelector, process: subprocess.Popen[bytes]) -> None:
    kinds = ((process.stdin, "in"), (process.stdout, "out"), (process.stderr, "err"))
    for pipe, kind in kinds:
        if pipe is not None:
            event = selectors.EVENT_WRITE if kind == "in" else selectors.EVENT_READ
            selector.register(pipe.fileno(), event, kind)


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # it has ended
