"""The directories of files that a run judges, pinned by the hash of all they hold."""

from __future__ import annotations

import hashlib
import math
import time
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.results.invocation import EvidenceModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO, Literal

    from conformance.plugin.prepare import Prepared

    Role = Literal["export", "before", "differential", "deleted", "forms"]

_BLOCK = 1 << 20


def evidence_of(prepared: Prepared, export: Path | None) -> tuple[EvidenceModel, ...]:
    """Return the directories that a run judges and in which there is something.

    `export` holds the export files; None where there are none, or the sample package wrote them.

    Raises:
        UsageError: USE136, reading them takes longer than the whole run may.
    """
    until = time.monotonic() + prepared.options.max_minutes * 60
    return tuple(
        EvidenceModel(
            surface="forms" if role == "forms" else "files",
            role=role,
            digest=digest_of(files, until),
            files=len(files),
        )
        for role, directory in _directories(prepared, export)
        if (files := files_in(directory))
    )


def files_in(directory: Path) -> tuple[Path, ...]:
    """Return the files of a directory by name; none where it cannot be read."""
    try:
        return tuple(sorted(path for path in directory.iterdir() if path.is_file()))
    except OSError:
        return ()


def digest_of(files: tuple[Path, ...], until: float = math.inf) -> str:
    """Return one hash of names and contents; a file that cannot be read counts by its name.

    `until`: the moment of the monotonic clock by which all must be read (`UsageError` USE136).
    """
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.name}\0{_content(path, until)}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()


def _content(path: Path, until: float) -> str:
    try:
        with path.open("rb") as file:
            return _hash_of(file, path, until)
    except OSError:
        return ""


def _hash_of(file: BinaryIO, path: Path, until: float) -> str:
    content = hashlib.sha256()
    while block := file.read(_BLOCK):
        if time.monotonic() > until:
            raise UsageError(_too_long(path))
        content.update(block)
    return content.hexdigest()


def _too_long(path: Path) -> Message:
    return Message(
        "USE136",
        "実行時間の上限までに、判定するフォルダーのファイルを読み終えませんでした。",
        "the files of the folder could not be read in the time the whole run may take",
        "判定しないファイルを別の場所に移すか、--max-minutes を増やしてください。",
        "move files that are not judged elsewhere, or raise --max-minutes",
        str(path),
    )


def _directories(prepared: Prepared, export: Path | None) -> Iterator[tuple[Role, Path]]:
    surfaces, folder = prepared.profile.profile.surfaces, prepared.options.profile.parent
    files, forms = surfaces.files, surfaces.forms
    if export is not None:
        yield "export", export
    if export is not None and files is not None and files.differential is not None:
        yield "before", folder / files.differential.before
        yield "differential", folder / files.differential.directory
        if files.differential.deleted is not None:
            yield "deleted", folder / files.differential.deleted
    if forms is not None and forms.directory is not None and prepared.needs("forms"):
        yield "forms", folder / forms.directory
