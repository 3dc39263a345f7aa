"""Which results of interrupted runs were written here, just as they are: only these go on.

A result that is continued passes its verdicts on. One that somebody wrote or changed by hand may
be whole in itself; that a run on this machine left it can be told only by what that run kept.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from conformance.values.own_folder import own_folder
from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = 200


def remember(content: bytes, key: bytes = b"") -> None:
    """Keep the hash of the result of an interrupted run; where nothing can be kept, do without.

    `key`: by which the lines are known that stand beside it (`unfinished`).
    """
    with suppress(OSError, RuntimeError):  # RuntimeError: nobody can say where home is
        folder = _folder()
        if folder is None:
            return
        private_folder(folder)
        write_private(folder / _name(content), key)
        by_age = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for old in by_age[:-_KEPT]:
            old.unlink(missing_ok=True)


def key_of(content: bytes) -> bytes | None:
    """Return the key that was kept with a result; None where just these bytes are unknown."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        return None if folder is None else (folder / _name(content)).read_bytes()
    return None


def forget(content: bytes) -> None:
    """Forget a result that another one took the place of."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        if folder is not None:
            (folder / _name(content)).unlink(missing_ok=True)


def is_remembered(content: bytes) -> bool:
    """Return whether an interrupted run of this user on this machine wrote just these bytes."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        return folder is not None and (folder / _name(content)).is_file()
    return False


def _folder() -> Path | None:
    own = own_folder()
    return None if own is None else own / "interrupted"


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
