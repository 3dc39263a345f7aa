"""Files that a command writes where a person said: looked at before the work, told when lost."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from conformance.cli.unwritten import no_room
from conformance.errors import Message, UsageError
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Output(click.Path):
    """A place to write into: what stands in the way is told before an hour's work, not after."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the place; its folder is there, or can be made where it is a folder itself."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        wrong = _no_folder(path) if self.dir_okay else _no_parent(path)
        if wrong is not None:
            raise UsageError(no_room(wrong))
        return path


def _no_parent(path: Path) -> OSError | None:
    return None if path.parent.is_dir() else FileNotFoundError(errno.ENOENT, "", str(path))


def _no_folder(path: Path) -> OSError | None:
    there = next((one for one in (path, *path.parents) if one.exists()), Path())
    why = os.strerror(errno.ENOTDIR)
    return None if there.is_dir() else NotADirectoryError(errno.ENOTDIR, why, str(there))


OUTPUT_FOLDER: Final = _Output(path_type=Path)
"""The type of an option that names a folder to write into, made when it is missing (USE148)."""

OUTPUT_FILE: Final = _Output(dir_okay=False, path_type=Path)
"""The type of an option that names a file to write (USE148 where its folder is missing)."""


def write_output(path: Path, content: str | bytes) -> None:
    """Write a file that a person asked for.

    Raises:
        UsageError: USE148, it cannot be written; USE172, the command names the file twice.
    """
    hold_named_once(path)
    with writing():
        write_private(path, content)


def hold_named_once(path: Path) -> None:
    """Hold that a file to be written is neither read nor written otherwise by the same command.

    Raises:
        UsageError: USE172.
    """
    context = click.get_current_context(silent=True)
    given = context.params.values() if context else ()
    each = [one for value in given for one in (value if isinstance(value, tuple) else (value,))]
    if sum(_is_same(one, path) for one in each) > 1:
        raise UsageError(
            Message(
                "USE172",
                "同じファイルが二度指定されています。書くと、もう一方が失われます。",
                "the same file is named twice: to write it would destroy the other",
                "書く先には別の名前を指定してください。",
                "name another file to write",
                str(path),
            )
        )


def hold_regular(path: Path) -> None:
    """Hold that a file that is written while a command runs is none that keeps it waiting.

    Raises:
        UsageError: USE148, a link, a pipe, a device.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        why = OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        raise UsageError(no_room(why))


def _is_same(one: object, path: Path) -> bool:
    return isinstance(one, str | Path) and os.path.realpath(one) == os.path.realpath(path)


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
