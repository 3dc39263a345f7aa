"""Forms that a package has written into a directory: `<domain>__<form>[__n].(xml|csv|pdf)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.surfaces.issued import FILE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.surfaces.issued import FileFormat

_NAME = re.compile(
    rf"(?P<domain>[a-z0-9_]+?)__(?P<form>[a-z0-9-]+)(?:__(?P<number>[0-9]+))?"
    rf"\.(?P<format>{'|'.join(FILE_FORMATS)})"
)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file of a form, by its name."""

    path: Path
    domain: str
    form: str
    format: FileFormat
    number: int | None


def form_files(directory: Path) -> tuple[FormFile, ...]:
    """Return the files of a directory whose names are those of forms, by form and number.

    Links that lead out of the directory are none of its files. What bears another name is left.
    """
    home = directory.resolve()
    found = [
        one
        for path in sorted(directory.iterdir())
        if path.is_file() and path.resolve().parent == home and (one := _read(path))
    ]
    return tuple(sorted(found, key=lambda f: (f.domain, f.form, f.format, f.number or 0)))


def _read(path: Path) -> FormFile | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    number = match["number"]
    kind = cast("FileFormat", match["format"])
    return FormFile(path, match["domain"], match["form"], kind, int(number) if number else None)
