"""Where the export file of a record group lies: a plain file inside the declared directory."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64 * 2**30
"""The largest file that is read."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export file as it stood when it was found; another state is another export."""

    path: Path
    modified_ns: int
    size: int

    @property
    def name(self) -> str:
        """The file's name, without the directories of the machine it lies on."""
        return self.path.name


def find(directory: Path | None, domain: str, group: str) -> Export:
    """Return the file `<domain>__<group>.csv`, else `<group>.csv`, of a directory.

    Raises:
        UntestedError: there is no such file, it leads out of the directory, is no regular file,
            is too large, or may not be read. None of this is a fault of the product's data.
    """
    if directory is None or not directory.is_dir():
        raise UntestedError(_no_directory())
    names = (f"{domain}__{group}.csv", f"{group}.csv")
    for name in names:
        path = directory / name
        if os.path.lexists(path):
            return _export(directory, path)
    raise UntestedError(_no_file(names))


def _export(directory: Path, path: Path) -> Export:
    try:
        real = path.resolve(strict=True)
        state = real.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise UntestedError(_unusable(path, "読めません", "cannot be read")) from error
    if not real.is_relative_to(directory.resolve()):
        raise UntestedError(_unusable(path, "ディレクトリの外を指します", "leads elsewhere"))
    if not stat.S_ISREG(state.st_mode):
        raise UntestedError(_unusable(path, "普通のファイルではありません", "is no regular file"))
    if state.st_size > MOST_BYTES:
        raise UntestedError(_unusable(path, "大きすぎます", "is too large"))
    if not os.access(real, os.R_OK):
        raise UntestedError(_unusable(path, "読む権限がありません", "may not be read"))
    return Export(real, state.st_mtime_ns, state.st_size)


def _no_directory() -> Cause:
    return Cause(
        "U-NO-DIRECTORY",
        "エクスポートのディレクトリがありません。",
        "there is no directory of export files",
        "プロファイルの surfaces.files.directory を確かめてください。",
        "check surfaces.files.directory of the profile",
    )


def _no_file(names: tuple[str, ...]) -> Cause:
    return Cause(
        "U-NO-FILE",
        f"ファイル {'・'.join(names)} がありません。",
        f"there is no file {' or '.join(names)}",
        f"このグループを {names[0]} として出力してください。",
        f"export this group as {names[0]}",
    )


def _unusable(path: Path, ja: str, en: str) -> Cause:
    return Cause(
        "U-FILE-UNUSABLE",
        f"ファイル {path.name} は{ja}。",
        f"the file {path.name} {en}",
        "ファイルの種類・大きさ・権限を確かめてください。",
        "check the kind, size and permissions of the file",
    )
