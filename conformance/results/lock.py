"""A lock on a folder that the system gives back when its holder dies, however it dies."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # asked for before it is used
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = ".conformance.lock"
_FAR = 1 << 30  # Windows keeps others from reading what is locked: a byte beyond the text
_TEXT = 200
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # who puts a link there has no other file written over


class AlreadyHeldError(Exception):
    """Another process that lives holds the lock; `holder` says which."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder while the block runs (`AlreadyHeldError`, `OSError`)."""
    path = folder / _NAME
    handle = _taken(path)
    try:
        os.ftruncate(handle, 0)
        os.write(handle, f"PID {os.getpid()}, {socket.gethostname()}".encode())
        yield
    finally:
        if fcntl is not None:
            path.unlink(missing_ok=True)  # before it is given back: nobody else holds this file
        os.close(handle)
        if fcntl is None:
            with suppress(OSError):
                path.unlink(missing_ok=True)  # an open file cannot be removed on Windows


def _taken(path: Path) -> int:
    """Return the locked file; one that its last holder has just removed is made again."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
        try:
            _lock(handle)
            if _is_file_at(handle, path):
                return handle
        except OSError as error:
            holder = os.read(handle, _TEXT).decode(errors="replace")
            os.close(handle)
            raise AlreadyHeldError(holder or "?") from error
        os.close(handle)


def _lock(handle: int) -> None:
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _is_file_at(handle: int, path: Path) -> bool:
    """Return whether the open file is the one that stands there."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
