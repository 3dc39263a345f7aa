"""The reading process from outside: started once, ended when a PDF takes too long."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from conformance.forms.fault import fault
from conformance.forms.pdf import limits
from conformance.forms.pdf.document import Document  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from conformance.forms.fault import Fault
    from conformance.values.words import Fact

_MODULE = "conformance.forms.pdf.worker"
_PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
_MOST_ANSWER = 256 * 2**20


class RefusedDocumentError(Exception):
    """Raised for a PDF that is not read; holds why."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found.code)
        self.fault = found


@dataclass(frozen=True, slots=True)
class _Answer:
    document: Document | None = None
    refused: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)


_ANSWER = TypeAdapter(_Answer)


class Reader:
    """A process that reads PDFs one after the other; a new one follows one that ended."""

    def __init__(self, seconds: float = limits.SECONDS) -> None:
        self.seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes, *, barcodes: bool) -> Document:
        """Return what a PDF holds.

        Raises:
            RefusedDocumentError: broken, encrypted, acting, beyond the limits, or too slow.
        """
        if len(content) > limits.MOST_BYTES:
            raise _refused("F-PDF-LIMIT", {"what": "bytes", "limit": limits.MOST_BYTES})
        with self._lock:
            answer = self._asked(content, barcodes=barcodes)
        if answer.document is None:
            raise _refused(answer.refused, answer.facts)
        return answer.document

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _asked(self, content: bytes, *, barcodes: bool) -> _Answer:
        process = self._running()
        late = Timer(self.seconds, process.kill)
        late.start()
        try:
            return _exchange(process, content, barcodes=barcodes)
        except (OSError, ValueError):
            is_late = not late.is_alive()
            self.close()
            return _late(self.seconds) if is_late else _Answer(refused="F-PDF-BROKEN")
        finally:
            late.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _started()
        return self._process


def _late(seconds: float) -> _Answer:
    facts: dict[str, str | int] = {"what": "seconds", "limit": int(seconds)}
    return _Answer(refused="F-PDF-LIMIT", facts=facts)


def _started() -> subprocess.Popen[bytes]:
    """Start a process that knows nothing of this one's environment but where libraries are."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - this interpreter, this module
        [sys.executable, "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    if process.stdout is None or not process.stdout.readline():
        msg = f"{_MODULE} did not start"
        raise RuntimeError(msg)
    return process


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


def _refused(code: str, facts: dict[str, str | int]) -> RefusedDocumentError:
    words: dict[str, Fact] = {**facts}
    return RefusedDocumentError(fault(code, "", "", "", **words))


READER = Reader()
atexit.register(READER.close)


def read_pdf(content: bytes, *, barcodes: bool = False) -> Document:
    """Return what a PDF holds, `barcodes` too if asked (`RefusedDocumentError` otherwise)."""
    return READER.read(content, barcodes=barcodes)
