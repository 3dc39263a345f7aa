"""What `conformance doctor` says of files in a vendor's own layout: opened, not judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.cli.lang import say
from conformance.findings import UntestedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause
    from conformance.plugin.prepare import Prepared
    from conformance.surfaces.files_section import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FileCheckLine:
    """A line: whether all is well, what is seen, and what to do."""

    good: bool
    what: str
    advice: str = ""


def mapped_files(prepared: Prepared, directory: Path, lang: str) -> Iterator[FileCheckLine]:
    """Yield what each mapped group can be judged by, and what no mapping uses.

    The files are read once, for a value that the profile cannot read shows nowhere else.
    """
    surface = prepared.profile.profile.surfaces.files
    if surface is None or surface.mapping is None:
        return
    used: dict[str, set[str]] = {}
    for spec in prepared.specs.values():
        for group in spec.records.values():
            if surface.mapping.sources(spec.domain, group.key):
                yield from _group(spec, group, surface, directory, used, lang)
    yield from _strays(surface, directory, used, lang)


def _group(
    spec: Specification,
    group: RecordGroup,
    surface: FilesSurface,
    directory: Path,
    used: dict[str, set[str]],
    lang: str,
) -> Iterator[FileCheckLine]:
    from conformance.tables.mapped.certain import certain_header  # noqa: PLC0415 - slow to import
    from conformance.tables.mapped.place import export_in  # noqa: PLC0415 - likewise
    from conformance.tables.tally import Tallies  # noqa: PLC0415 - likewise

    name = f"{spec.domain}/{group.key} {group.name_ja}"
    try:
        export = export_in(directory, spec.domain, group, spec.codes, surface)
        header = certain_header(export, surface, group, Tallies())
    except UntestedError as error:
        yield _wanting(name, error.cause, lang)
        return
    _note(export, header, used)
    files = ", ".join(dict.fromkeys(part.name for part in export.parts))
    count = f"{len(header.places)}/{len(group.items)}"
    what = say(lang, f"{name} ← {files}: 項目 {count}", f"{name} ← {files}: {count} items")
    yield FileCheckLine(good=True, what=what, advice=_unmapped(header, lang))
    for cause in _faults(header):
        yield _wanting(name, cause, lang)


def _wanting(name: str, cause: Cause, lang: str) -> FileCheckLine:
    remedy = say(lang, cause.remedy_ja, cause.remedy_en)
    return FileCheckLine(
        good=False, what=f"{name} {cause.code} {say(lang, cause.ja, cause.en)}", advice=remedy
    )


def _unmapped(header: Header, lang: str) -> str:
    """Return the items that the profile maps nothing to, in one line."""
    lost = [item for item, cause in header.lacking.items() if cause.code == "P-NO-COLUMN"]
    if not lost:
        return ""
    more = " …" if lost[_SHOWN:] else ""
    named = ", ".join(lost[:_SHOWN]) + more
    return say(lang, f"列がなく判定しない項目: {named}", f"without a column, not judged: {named}")


def _faults(header: Header) -> Iterator[Cause]:
    """Yield what is wrong with the mapping itself: headings, values, partners."""
    yield from (one for one in header.lacking.values() if one.code != "P-NO-COLUMN")


def _note(export: ExportFile, header: Header, used: dict[str, set[str]]) -> None:
    """Note the files and headings that a group uses."""
    for part, own in zip(export.parts, header.parts, strict=True):
        made = own.made
        if made is None or part.mapped is None:
            continue
        used.setdefault(part.name, set()).update(made.headings(tuple(made.made)))
        if made.source.latest is not None:
            latest = made.source.latest
            used[part.name].update((*latest.by, latest.order))
        for alias, register in part.mapped.registers:
            join = made.source.join[alias]
            theirs = {*join.on.values(), *made.taken(alias), *join.where.root}
            for one in register.parts:
                used.setdefault(one.name, set()).update(theirs)


def _strays(
    surface: FilesSurface, directory: Path, used: dict[str, set[str]], lang: str
) -> Iterator[FileCheckLine]:
    """Yield the files that no mapping names, and the headings of the others that none uses."""
    from conformance.tables.header import own_headings  # noqa: PLC0415 - slow to import
    from conformance.tables.locate import export_at  # noqa: PLC0415 - likewise
    from conformance.tables.told_headings import told_heading  # noqa: PLC0415 - likewise

    names = sorted(path.name for path in directory.iterdir() if path.is_file())
    strays = [name for name in names if not any(one.split("/")[0] == name for one in used)]
    if strays:
        told = ", ".join(strays)
        what = say(lang, f"対応づけが使わないファイル: {told}", f"no mapping uses {told}")
        yield FileCheckLine(good=True, what=what)
    for name in (one for one in names if one in used):
        kind = "parquet" if name.endswith(".parquet") else "gz" if name.endswith(".gz") else ""
        headings, _ = own_headings(export_at(directory, name, kind), surface)
        spare = [heading for heading in headings if heading not in used[name]]
        if spare:
            numbered = surface.header == "none"
            told = ", ".join(one if numbered else told_heading(one, used[name]) for one in spare)
            what = say(
                lang, f"{name} の使わない見出し: {told}", f"{name}: headings not used: {told}"
            )
            yield FileCheckLine(good=True, what=what)
