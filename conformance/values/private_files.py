"""Files that may hold people's data: readable by their owner alone, whatever the umask.

Where a system has no such modes (Windows), the rights of the folder hold.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner may read; a file that stood there is narrowed first."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _FILE), "wb") as file:
        if hasattr(os, "fchmod") and path.is_file():  # not a device such as /dev/null
            os.fchmod(file.fileno(), _FILE)
            file.truncate()
        file.write(data)


def private_folder(path: Path) -> Path:
    """Make a folder and those above it that are missing, each for its owner alone."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=_FOLDER, exist_ok=True)
    return path
