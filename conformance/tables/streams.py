"""The bytes of an export file, out of its packing; the file on disk must not change meanwhile."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.archives import NAMES_IN, unusable
from conformance.tables.unfound import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.tables.export import ExportFile

MOST_UNPACKED = 256 * 2**30
"""How many bytes are unpacked of an archive."""

MOST_RATIO = 300
"""How many times larger than the packed file its content may be (after the first `FREE` bytes)."""

FREE = 64 * 2**20
"""Bytes that are unpacked whatever the ratio."""


class ByteSource(Protocol):
    """What bytes are read from, front to back."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        ...


@contextmanager
def open_source(export: ExportFile) -> Iterator[ByteSource]:
    """Open a file for reading; on leaving, it must still be as it was found.

    Raises:
        UntestedError: it cannot be read, has changed, or is an archive that is broken or a bomb.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(open(export.path, "rb", opener=_without_waiting))
            _hold_unchanged(export, raw)
            yield _unpacked(export, raw, stack)
            _hold_unchanged(export, raw)
    except (gzip.BadGzipFile, zipfile.BadZipFile, EOFError, zlib.error, KeyError) as error:
        ja, en = "壊れているか、途中で切れています", "is broken or cut short"
        raise UntestedError(unusable(export.name, ja, en)) from error
    except OSError as error:
        raise UntestedError(_unreadable(export, error.strerror or "")) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open without waiting for a writer, should a pipe have taken the file's place."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _hold_unchanged(export: ExportFile, raw: BinaryIO) -> None:
    state = os.stat(raw.fileno())  # noqa: PTH116 - of the open file, not of a path
    if (state.st_mtime_ns, state.st_size) != (export.modified_ns, export.size):
        raise UntestedError(changed(export.name))


def _unpacked(export: ExportFile, raw: BinaryIO, stack: ExitStack) -> ByteSource:
    if export.kind == "gz":
        return _Bounded(export, stack.enter_context(gzip.GzipFile(fileobj=raw)), export.size)
    if export.kind == "zip":
        archive = stack.enter_context(zipfile.ZipFile(raw, metadata_encoding=NAMES_IN))
        info = archive.getinfo(export.member)
        member = cast("BinaryIO", stack.enter_context(archive.open(info)))
        return _Bounded(export, member, info.compress_size)
    return raw


@dataclass
class _Bounded:
    """Gives what an archive holds, up to a size and a ratio."""

    export: ExportFile
    inner: ByteSource
    packed: int
    unpacked: int = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        data = self.inner.read(size)
        self.unpacked += len(data)
        most = min(MOST_UNPACKED, max(FREE, MOST_RATIO * self.packed))
        if self.unpacked > most:
            ja = f"展開すると {most} バイトを超えます（圧縮率の上限は {MOST_RATIO} 倍）"
            en = f"unpacks to more than {most} bytes (at most {MOST_RATIO} times the packed size)"
            raise UntestedError(unusable(self.export.name, ja, en))
        return data


def _unreadable(export: ExportFile, reason: str) -> Cause:
    return make_cause("U-FILE-UNREADABLE", form="reading", name=export.name, reason=reason)
