"""One pass over an export file: bytes, columns, every item, keys and history.

The outcome is small (counts, line numbers, shapes) and kept per process, for the many cases of one
file share it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.tables.engine import ExportReader
from conformance.tables.engines import engine_of
from conformance.tables.header import read_header
from conformance.tables.mapped.certain import remembered
from conformance.tables.mapped.doubts import without_withheld
from conformance.tables.read import unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import CodeList, RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.engine import Engine
    from conformance.tables.locate import ExportFile


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was seen of a file.

    Attributes:
        rows: how many rows were judged.
        unread: how many lines could not be read and were not judged.
        columns: the items the file has a column for.
        keys, history: whether the columns allowed to judge these.
        tallies: what is wrong, by subject.
        lacking: why items cannot be judged whole, where the profile is the reason.
    """

    rows: int
    unread: int
    columns: frozenset[str]
    keys: bool
    history: bool
    tallies: Tallies
    lacking: Mapping[str, Cause] = field(default_factory=dict)


_SCANNED: dict[tuple[object, ...], Scanned] = {}
_MOST_KEPT = 256


def scan(
    export: ExportFile,
    surface: FilesSurface,
    group: RecordGroup,
    codes: Mapping[str, CodeList],
    engine: Engine | None = None,
) -> Scanned:
    """Return what is in a file, read once per process as long as it does not change.

    Args:
        export: the file.
        surface: how it is written.
        group: whose rows it holds.
        codes: the code lists of the domain.
        engine: what judges the columns; by default the engine the surface names.
    """
    named = dict.fromkeys(item.code_list for item in group.items if item.code_list)
    lists = [codes[key] for key in named if key in codes]
    values = ((one.key, one.open_values, *one.values) for one in lists)
    at = (export, surface, group, engine, *values)
    if at not in _SCANNED:
        if len(_SCANNED) >= _MOST_KEPT:
            _SCANNED.clear()
        _SCANNED[at] = scan_now(export, surface, group, codes, engine)
    return _SCANNED[at]


def scan_now(
    export: ExportFile,
    surface: FilesSurface,
    group: RecordGroup,
    codes: Mapping[str, CodeList],
    engine: Engine | None = None,
) -> Scanned:
    """Return what is in a file, reading it."""
    tallies = Tallies(most=surface.evidence_rows)
    sheet = ExportReader(export, surface, group, read_header(export, surface, group, tallies))
    if not sheet.columns:
        for _ in sheet.frames((), tallies):
            pass  # the bytes are judged all the same
        nothing = Scanned(
            0, unread(tallies), frozenset(), keys=False, history=False, tallies=tallies
        )
        return replace(nothing, lacking=sheet.header.lacking)
    engine, rules = engine or engine_of(surface.engine), sheet.rules(codes)
    rows = engine.judge(sheet, rules, tallies)
    keys, history = bool(sheet.integrity.key), sheet.integrity.number is not None
    found = Scanned(rows, unread(tallies), sheet.columns, keys, history, tallies)
    return found if export.mapped is None else _without_doubts(found, sheet)


def _without_doubts(found: Scanned, sheet: ExportReader) -> Scanned:
    """Return what was seen without what rests on items that were read with doubts.

    Of such an item itself, what is wrong in other rows stays.
    """
    tallies, header = found.tallies, sheet.header
    doubts = remembered(sheet.export, sheet.surface, sheet.group, header, tallies)
    whole = not doubts.keys() & set(sheet.integrity.items)
    for item in sheet.group.items:
        without_withheld(item.key, tallies)
        if item.required_when is not None and doubts.keys() & set(item.required_when.items):
            tallies.by_subject.get(item.key, {}).pop("F-FILE-REQUIRED-WHEN", None)
    for key, why in doubts.items():
        if why.code != "P-NO-CODE" or not _filled(sheet, key):
            tallies.by_subject.pop(key, None)
    for subject in () if whole else ("#keys", "#history"):
        tallies.by_subject.pop(subject, None)
    return replace(
        found,
        columns=found.columns - doubts.keys(),
        keys=found.keys and whole,
        history=found.history and whole,
        lacking={**header.lacking, **doubts},
    )


def _filled(sheet: ExportReader, item: str) -> bool:
    """Say whether something lawful stood for the values of an item that are in doubt."""
    made = [part.made.made[item] for part in sheet.header.parts if part.made]
    return all(one.reading.filler is not None for one in made)
