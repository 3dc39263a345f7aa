"""Files that come from a browser: kept under a plain name in a folder of the workbench."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.datastructures import UploadFile

_LONGEST: Final = 200  # bytes, as file systems count
_FOREIGN: Final = frozenset('<>:"|?*')
"""What Windows takes for something else than a letter of a name: a stream, a pattern, a pipe."""


def keep(file: UploadFile, folder: Path) -> Path:
    """Write a dropped file under its own last name; what is no plain name is refused.

    Raises:
        UsageError: WBN006.
    """
    given = file.filename or ""
    name = PureWindowsPath(PurePosixPath(given).name).name
    path = folder / name
    if not is_plain(name):
        raise UsageError(_bad_name(given))
    if path.exists() or path.parent != folder:
        raise UsageError(_bad_name(given))
    write_private(path, b"")
    with path.open("wb") as kept:
        shutil.copyfileobj(file.file, kept)
    return path


def is_plain(name: str) -> bool:
    """Return whether a name is that of a file, and of nothing else, on every system.

    Windows takes some for devices whatever follows them (`CON.csv`), and drops a dot at the end.
    """
    return (
        bool(name)
        and not name.startswith(".")
        and not name.endswith((".", " "))
        and len(name.encode()) <= _LONGEST
        and name.isprintable()
        and not _FOREIGN.intersection(name)
        and not PureWindowsPath(name).is_reserved()
    )


def _bad_name(name: str) -> Message:
    return Message(
        "WBN006",
        f"ファイル名 {name[:_LONGEST]!r} は受け取れません"
        "（同じ名前が二つあるか、使えない文字です）。",
        f"a file called {name[:_LONGEST]!r} is not taken:"
        " the name is there twice or is no plain one",
        "名前を直し、一つのフォルダーに一つずつ置いてください。",
        "correct the name; each may be there once",
    )


@contextmanager
def lent(files: Sequence[UploadFile]) -> Iterator[tuple[Path, ...]]:
    """Keep files in a private folder of the machine for as long as a command reads them.

    Raises:
        UsageError: WBN006, as `keep`.
    """
    with tempfile.TemporaryDirectory(prefix="conformance-") as name:
        yield tuple(keep(file, Path(name)) for file in files)
