"""Where the export file of a record group lies: inside the declared directory, under one name."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.files_section import FilesSurface
from conformance.tables import archives
from conformance.tables.export import ExportFile as ExportFile  # noqa: PLC0414 - named here from the start
from conformance.tables.listing import directory_names
from conformance.tables.names import FileNameMatch, Sought, fit, fitting
from conformance.tables.unfound import (
    forbidden,
    no_directory,
    no_file,
    no_file_at_all,
    other_case,
    outside,
    part_missing,
    too_large,
    twice,
    unresolved,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 64 * 2**30
"""The largest file that is read."""

_USUAL = FilesSurface()
_Found = tuple[FileNameMatch, ExportFile]


def find(
    directory: Path | None,
    domain: str,
    group: str,
    surface: FilesSurface = _USUAL,
    group_ja: str = "",
) -> ExportFile:
    """Return the file of a group, or its parts, from a directory or the ZIP archives in it.

    Raises:
        UntestedError: there is no such file, or there are two, or it leads out of the directory,
            is no regular file, is too large, or may not be read. None of this is a fault of the
            product's data.
    """
    if directory is None or not directory.is_dir():
        raise UntestedError(no_directory())
    sought = Sought(surface.file_name, domain, group, group_ja)
    broken: list[UntestedError] = []
    names = _Names(directory, directory_names(directory), broken)
    for template in sought.templates:
        found = names.fitting(template, sought, any_case=surface.file_name_case == "any")
        if found:
            return _one(found, sought)
    near = names.fitting(sought.template, sought, any_case=True)
    if near:
        raise UntestedError(other_case(near[0][1].name, sought.usual[0]))
    raise broken[0] if broken else UntestedError(no_file(sought.usual))


class _Names:
    """The names in a directory and in its archives; archives that cannot be read go to `broken`."""

    def __init__(
        self, directory: Path, names: tuple[str, ...], broken: list[UntestedError]
    ) -> None:
        self.directory = directory
        self.names = names
        self.broken = broken

    def fitting(self, template: str, sought: Sought, *, any_case: bool) -> list[_Found]:
        """Return what fits the template."""
        found: list[_Found] = []
        for name, named in fitting(self.names, template, sought, any_case=any_case):
            if named is not None:
                found.append((named, export_at(self.directory, name, named.kind)))
            else:
                found += self._packed(name, template, sought, any_case=any_case)
        return found

    def _packed(
        self, name: str, template: str, sought: Sought, *, any_case: bool
    ) -> Iterator[_Found]:
        try:
            archive = export_at(self.directory, name, "zip")
            inside = archives.members(archive)
        except UntestedError as error:
            self.broken.append(error)
            return
        for member in inside:
            named = fit(member.base, template, sought, any_case=any_case)
            if named is not None:
                export = replace(archive, member=member.name)
                if member.refused:
                    raise UntestedError(archives.unusable(export.name, *member.refused))
                yield named, export


def _one(found: list[_Found], sought: Sought) -> ExportFile:
    """Return the one file, or the parts in order."""
    ordered = sorted(found, key=lambda one: one[0].part or 0)
    numbers = [named.part for named, _ in ordered]
    exports = [export for _, export in ordered]
    for (one, first), (other, second) in pairwise(ordered):
        if one.part == other.part or one.part is None:
            raise UntestedError(twice(first.name, second.name))
    if numbers[0] is not None and numbers != list(range(1, len(numbers) + 1)):
        gap = next(n for n, number in enumerate(numbers, 1) if n != number)
        raise UntestedError(part_missing(sought.usual[0], gap, exports[-1].name))
    return replace(exports[0], further=tuple(exports[1:]))


def export_at(directory: Path, name: str, kind: str) -> ExportFile:
    """Return a file of a directory (`UntestedError` when it cannot be read)."""
    path = directory / name
    try:
        real = path.resolve(strict=True)
        state = real.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise UntestedError(unresolved(path)) from error
    if not real.is_relative_to(directory.resolve()):
        raise UntestedError(outside(path))
    if not stat.S_ISREG(state.st_mode):
        raise UntestedError(no_file_at_all(path))
    if state.st_size > MOST_BYTES:
        raise UntestedError(too_large(path, MOST_BYTES))
    if not os.access(real, os.R_OK):
        raise UntestedError(forbidden(path))
    return ExportFile(real, state.st_mtime_ns, state.st_size, kind)
