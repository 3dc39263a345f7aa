"""What a run that is killed leaves: what it is, once, and a line for each case as it was found.

A pair of files, `X.json` and `X.cases`. The first is the result of an interrupted run that tried
nothing yet. Each line of the second carries a code made with a key that only the run's own user
keeps (`interrupted`), so that a line written or changed by hand is told apart.
"""

from __future__ import annotations

import hmac
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from conformance.results.folder import CASES, write_whole
from conformance.results.interrupted import forget, key_of, remember
from conformance.results.model import CaseModel
from conformance.results.store import to_bytes
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import Result

_KEY_BYTES: Final = 32


class Unfinished:
    """The pair of files of a run that goes on; `OSError` where they cannot be written."""

    def __init__(self, result: Result, path: Path) -> None:
        self._path = path
        self._content = to_bytes(result)
        self._key = secrets.token_bytes(_KEY_BYTES)
        remember(self._content, self._key)
        write_private(path.with_suffix(CASES), b"")
        write_whole(self._content, path)
        self._file = path.with_suffix(CASES).open("ab")

    def add(self, case: bytes) -> None:
        """Keep a case, as JSON, before the next one is awaited."""
        self._file.write(_code(self._key, case) + b" " + case + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Take both files away: the run has a result now, or is to have none."""
        with suppress(OSError):  # what could not be written cannot be flushed
            self._file.close()
        self._path.unlink(missing_ok=True)
        self._path.with_suffix(CASES).unlink(missing_ok=True)
        forget(self._content)


def unfinished_cases(content: bytes, path: Path) -> tuple[CaseModel, ...]:
    """Return the cases kept beside the result of a killed run; none where it is another result.

    The last line may be half written. `ValueError`: another line is not as the run wrote it.
    """
    key, file = key_of(content), path.with_suffix(CASES)
    if not key or not file.is_file():
        return ()
    *lines, _half = file.read_bytes().split(b"\n")
    return tuple(_case(key, line) for line in lines)


def _case(key: bytes, line: bytes) -> CaseModel:
    code, _, case = line.partition(b" ")
    if not hmac.compare_digest(code, _code(key, case)):
        raise ValueError(line[:80])
    return CaseModel.model_validate_json(case)


def _code(key: bytes, case: bytes) -> bytes:
    return hmac.new(key, case, "sha256").hexdigest().encode()
