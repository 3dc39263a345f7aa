"""The reading process from outside: started once, followed by a fresh one when it is lost.

A process that died, was stopped or stays silent says nothing about the PDF: it is tried again in a
fresh process, and what is lost twice is a fault of ours. Only a PDF over which two processes used
up the processor time that reading may take is at fault itself.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from conformance.errors import HarnessError, Message
from conformance.forms.fault import fault
from conformance.forms.pdf import limits
from conformance.forms.pdf.document import PdfDocument  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.forms.fault import FormFault
    from conformance.values.words import Fact

_MODULE = "conformance.forms.pdf.worker"
_PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
_MOST_ANSWER = 256 * 2**20
_TRIES = 2
_TO_DIE = 5  # seconds that a process whose pipes are closed may take to end by itself
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", sys.maxsize)  # no code of an exit where there is none


class RefusedDocumentError(Exception):
    """Raised for a PDF that is not read; holds why."""

    def __init__(self, found: FormFault) -> None:
        super().__init__(found.code)
        self.fault = found


@dataclass(frozen=True, slots=True)
class _Answer:
    document: PdfDocument | None = None
    refused: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)


_ANSWER = TypeAdapter(_Answer)


class _LostError(Exception):
    """Raised when a process gave no answer; holds how it ended."""

    def __init__(self, ended: int | None) -> None:
        super().__init__(ended)
        self.ended = ended


class PdfReader:
    """A process that reads PDFs one after the other; a new one follows one that ended.

    Attributes:
        patience: seconds that a process may be silent.
    """

    def __init__(self, patience: float = limits.PATIENCE) -> None:
        self.patience = patience
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes, *, barcodes: bool) -> PdfDocument:
        """Return what a PDF holds.

        Raises:
            RefusedDocumentError: broken, encrypted, acting, beyond the limits, or too involved.
            HarnessError: H-PDF-READER, two processes died or stayed silent.
        """
        if len(content) > limits.MOST_BYTES:
            raise _refused("F-PDF-LIMIT", {"what": "bytes", "limit": limits.MOST_BYTES})
        with self._lock:
            answer = self._tried(content, barcodes=barcodes)
        if answer.document is None:
            raise _refused(answer.refused, answer.facts)
        return answer.document

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _tried(self, content: bytes, *, barcodes: bool) -> _Answer:
        ends: list[int | None] = []
        for _ in range(_TRIES):
            try:
                return self._asked(content, barcodes=barcodes)
            except _LostError as lost:
                ends.append(lost.ended)
        if all(ended == _OUT_OF_TIME for ended in ends):
            facts: dict[str, str | int] = {"what": "seconds", "limit": limits.SECONDS}
            return _Answer(refused="F-PDF-LIMIT", facts=facts)
        raise HarnessError(_lost(ends))

    def _asked(self, content: bytes, *, barcodes: bool) -> _Answer:
        try:
            process = self._running()
            with _ended_when_silent(process, self.patience):
                return _exchange(process, content, barcodes=barcodes)
        except (OSError, ValueError) as error:
            raise _LostError(self._ended()) from error

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, a fresh one where none is left (`OSError`: it does not start)."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _started()
            with _ended_when_silent(self._process, self.patience):
                if self._process.stdout is None or not self._process.stdout.readline():
                    raise BrokenPipeError
        return self._process

    def _ended(self) -> int | None:
        """End the process; return the exit code it took by itself, or by a signal of others."""
        process = self._process
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TO_DIE)
        code = process.returncode
        self.close()
        return code


@contextmanager
def _ended_when_silent(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    guard = Timer(seconds, process.kill)
    guard.daemon = True
    guard.start()
    try:
        yield
    finally:
        guard.cancel()


def _started() -> subprocess.Popen[bytes]:
    """Start a process that knows nothing of this one's environment but where libraries are."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - this interpreter, this module
        [sys.executable, "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _exchange(process: subprocess.Popen[bytes], content: bytes, *, barcodes: bool) -> _Answer:
    """Hand a PDF over and take the answer (`OSError`, `ValueError` when the process ended)."""
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    asked = json.dumps({"bytes": len(content), "barcodes": barcodes}).encode() + b"\n"
    process.stdin.write(asked + content)
    process.stdin.flush()
    length = int(process.stdout.readline(32))
    if length > _MOST_ANSWER:
        raise ValueError(length)
    try:
        return _ANSWER.validate_json(process.stdout.read(length))
    except ValidationError as error:
        raise ValueError(_MODULE) from error


def _lost(ends: list[int | None]) -> Message:
    said = ", ".join("-" if ended is None else str(ended) for ended in ends)
    return Message(
        "H-PDF-READER",
        f"PDF を読み取るハーネスのプロセスが、続けて応答せずに終わりました（終了コード {said}）。"
        "製品の判定ではありません。",
        f"the harness's process that reads PDFs ended {len(ends)} times without an answer"
        f" (exit codes {said}); it says nothing about the product",
        "メモリと負荷に余裕のある機械で再試行し、続くならハーネスの開発元に知らせてください。",
        "run again on a machine with memory and time to spare; if it stays, report it to the makers"
        " of the harness",
    )


def _refused(code: str, facts: dict[str, str | int]) -> RefusedDocumentError:
    words: dict[str, Fact] = {**facts}
    return RefusedDocumentError(fault(code, "", "", "", **words))


READER = PdfReader()
atexit.register(READER.close)


def read_pdf(content: bytes, *, barcodes: bool = False) -> PdfDocument:
    """Return what a PDF holds, `barcodes` too if asked (`RefusedDocumentError` otherwise)."""
    return READER.read(content, barcodes=barcodes)
