"""The directories of files that a run judges, pinned by the hash of all they hold."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conformance.results.invocation import EvidenceModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from conformance.plugin.prepare import Prepared

    Role = Literal["export", "before", "differential", "deleted", "forms"]


def evidence_of(prepared: Prepared, export: Path | None) -> tuple[EvidenceModel, ...]:
    """Return the directories that a run judges and in which there is something.

    `export` holds the export files; None where there are none, or the sample package wrote them.
    """
    return tuple(
        EvidenceModel(
            surface="forms" if role == "forms" else "files",
            role=role,
            digest=digest_of(files),
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


def digest_of(files: tuple[Path, ...]) -> str:
    """Return one hash of names and contents; a file that cannot be read counts by its name."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.name}\0{_content(path)}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


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
