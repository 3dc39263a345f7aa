"""Where the files of a record group lie, in the layout of the item list or in the vendor's own."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from unicodedata import normalize

from conformance.findings import UntestedError
from conformance.surfaces.files_mapping.models import ColumnRule
from conformance.surfaces.files_mapping.models.where import Where
from conformance.tables import archives
from conformance.tables.export import ExportFile, VendorLayout
from conformance.tables.listing import directory_names
from conformance.tables.locate import export_at, find
from conformance.tables.mapped.causes import no_group, no_source
from conformance.tables.unfound import no_directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from conformance.catalog.models.records import CodeList, RecordGroup
    from conformance.surfaces.files_mapping.models import FilesMapping, Source
    from conformance.surfaces.files_section import FilesSurface


def export_in(
    directory: Path | None,
    domain: str,
    group: RecordGroup,
    codes: Mapping[str, CodeList],
    surface: FilesSurface,
) -> ExportFile:
    """Return the file of a group, or its parts.

    Raises:
        UntestedError: as `find`; or the profile maps other groups, or names a file that is not
            there.
    """
    mapping = surface.mapping
    if mapping is None:
        return find(directory, domain, group.key, surface, group.name_ja)
    if directory is None or not directory.is_dir():
        raise UntestedError(no_directory())
    sources = mapping.sources(domain, group.key)
    if not sources:
        raise UntestedError(no_group(mapping, domain, group.key))
    closed = {one.code_list for one in group.items if one.code_list}
    lists = tuple(
        (key, None if codes[key].open_values else tuple(codes[key].values))
        for key in sorted(closed & codes.keys())
    )
    parts: list[ExportFile] = []
    for number, source in enumerate(sources):
        own = VendorLayout(domain, group.key, number, lists)
        parts += _of_source(directory, mapping, own, source)
    return replace(parts[0], further=tuple(parts[1:]))


def is_filtered(export: ExportFile, surface: FilesSurface, number: str | None = None) -> bool:
    """Say whether the profile leaves out rows of a file: a history may then have gaps.

    `number`: the item that numbers it; it may come from rows of a register that are chosen.
    """
    mapping = surface.mapping
    return mapping is not None and any(
        _chooses(source, number)
        for part in export.parts
        if part.mapped is not None
        for source in mapping.sources(part.mapped.domain, part.mapped.group)
    )


def with_every_row(surface: FilesSurface, domain: str, group: str) -> FilesSurface:
    """Return the surface with no row of a group left out by a condition or as an older version."""
    mapping = surface.mapping
    if mapping is None or not mapping.sources(domain, group):
        return surface
    whole = tuple(
        source.model_copy(update={"where": Where(), "latest": None})
        for source in mapping.sources(domain, group)
    )
    groups = {**mapping.groups, f"{domain}/{group}": whole}
    return surface.model_copy(update={"mapping": mapping.model_copy(update={"groups": groups})})


def _chooses(source: Source, number: str | None) -> bool:
    entry = source.fields.get(number or "")
    register = entry.joined if isinstance(entry, ColumnRule) else None
    told = source.join.get(register or "")
    chosen = told is not None and bool(told.where.root or told.latest)
    dropped = any(one.partner == "drop" for one in source.join.values())
    return bool(source.where.root or source.latest or dropped or chosen)


def _of_source(
    directory: Path, mapping: FilesMapping, own: VendorLayout, source: Source
) -> Iterator[ExportFile]:
    """Yield the files of one source, each with the registers joined to it."""
    registers = []
    for alias, join in source.join.items():
        place = ("join", alias, "file")
        found = _named(directory, join.files, mapping, own, place)
        registers.append((alias, replace(found[0], further=tuple(found[1:]))))
    mapped = replace(own, registers=tuple(registers))
    for one in _named(directory, source.files, mapping, own, ("file",)):
        yield replace(one, mapped=mapped)


def _named(
    directory: Path,
    patterns: Sequence[str],
    mapping: FilesMapping,
    own: VendorLayout,
    at: tuple[str, ...],
) -> list[ExportFile]:
    """Return the files that have one of the names, in the order of names."""
    names = directory_names(directory)
    found: dict[str, ExportFile] = {}
    for pattern in patterns:
        fitting = dict(_fitting(directory, names, normalize("NFC", pattern)))
        if not fitting:
            place = mapping.at(own.domain, own.group, own.number, *at)
            raise UntestedError(no_source(place, pattern, names))
        found.update(fitting)
    return [found[name] for name in sorted(found)]


def _fitting(
    directory: Path, names: Sequence[str], pattern: str
) -> Iterator[tuple[str, ExportFile]]:
    for name in names:
        kind = _kind(name, pattern)
        if kind is not None:
            yield name, export_at(directory, name, kind)
        elif name.lower().endswith(".zip"):
            archive = export_at(directory, name, "zip")
            for member in archives.members(archive):
                if _kind(member.base, pattern) is not None:
                    packed = replace(archive, member=member.name)
                    if member.refused:
                        raise UntestedError(archives.unusable(packed.name, *member.refused))
                    yield packed.name, packed


def _kind(name: str, pattern: str) -> str | None:
    """Return how a file of the name is packed; None where the name does not fit."""
    own = normalize("NFC", name)
    if fnmatchcase(own, pattern):
        return next((k for k in ("parquet", "gz") if own.lower().endswith(f".{k}")), "")
    return "gz" if fnmatchcase(own, f"{pattern}.gz") else None
