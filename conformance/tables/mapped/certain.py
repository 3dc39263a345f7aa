"""The columns of a file of which every value can be read: all that more than an item rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.tables.header import read_header
from conformance.tables.mapped.doubts import causes_of
from conformance.tables.read import map_blocks
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Cause
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header

_DOUBTS: dict[tuple[object, ...], dict[str, Cause]] = {}
_MOST_KEPT = 256


def certain_header(
    export: ExportFile, surface: FilesSurface, group: RecordGroup, tallies: Tallies
) -> Header:
    """Return the columns of a file as `read_header`, without those read with doubts."""
    header = read_header(export, surface, group, tallies)
    return header if export.mapped is None else _certain(header, export, surface, group)


def remembered(
    export: ExportFile, surface: FilesSurface, group: RecordGroup, header: Header, tallies: Tallies
) -> Mapping[str, Cause]:
    """Return why items are in doubt after the whole file was read, and keep it."""
    if len(_DOUBTS) >= _MOST_KEPT:
        _DOUBTS.clear()
    found = causes_of(export, header, tallies)
    _DOUBTS[export, surface, group] = found
    return found


def _certain(
    header: Header, export: ExportFile, surface: FilesSurface, group: RecordGroup
) -> Header:
    if (export, surface, group) not in _DOUBTS:
        tallies, doubtful = Tallies(), _can_be_doubted(header)
        for _ in map_blocks(export, surface, header, doubtful, tallies, len):
            pass
        remembered(export, surface, group, header, tallies)
    doubts = _DOUBTS[export, surface, group]
    places = {key: place for key, place in header.places.items() if key not in doubts}
    return replace(header, places=places, lacking={**header.lacking, **doubts})


def _can_be_doubted(header: Header) -> frozenset[str]:
    """Return the items whose values are read by a rule, or come from a joined register."""
    made = [one for part in header.parts if part.made for one in part.made.made.values()]
    return frozenset(one.item for one in made if not one.reading.plain or one.register)
