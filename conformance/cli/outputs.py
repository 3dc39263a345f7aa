"""Files that a command writes where a person said: looked at before the work, told when lost."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from conformance.cli.unwritten import no_room
from conformance.errors import UsageError
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator


class _OutputFile(click.Path):
    """A file to write: a folder that is not there is told before an hour's work, not after."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the file, whose folder is there."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            raise UsageError(no_room(FileNotFoundError(errno.ENOENT, "", str(path))))
        return path


class _OutputFolder(click.Path):
    """A folder to write into: a file that stands in its way is told before the work."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the folder; it, or the next above it that is there, is one."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        there = next((one for one in (path, *path.parents) if one.exists()), Path())
        if not there.is_dir():
            why = os.strerror(errno.ENOTDIR)
            raise UsageError(no_room(NotADirectoryError(errno.ENOTDIR, why, str(there))))
        return path


OUTPUT_FOLDER: Final = _OutputFolder(path_type=Path)
"""The type of an option that names a folder to write into, made when it is missing (USE148)."""

OUTPUT_FILE: Final = _OutputFile(dir_okay=False, path_type=Path)
"""The type of an option that names a file to write (USE148 where its folder is missing)."""


def write_output(path: Path, content: str) -> None:
    """Write a file that a person asked for (`UsageError` USE148 where it cannot be written)."""
    with writing():
        write_private(path, content)


@contextmanager
def writing() -> Iterator[None]:
    """Tell what cannot be written as an error of the call: no folder, no right, no room.

    Raises:
        UsageError: USE148.
    """
    try:
        yield
    except OSError as error:
        raise UsageError(no_room(error)) from error
