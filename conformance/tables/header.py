"""The header line of an export file and the items its columns stand for."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.tables.bytes import first_line
from conformance.tables.tally import Spot
from conformance.values.shown import shape, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.locate import Export
    from conformance.tables.tally import Tallies

MOST_COLUMNS = 2_000
"""More columns than any group has: a file with more is not read further."""

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file: how many, and at which place (from 0) each item of the group is."""

    width: int
    places: Mapping[str, int]


def read_header(
    export: Export, surface: FilesSurface, group: RecordGroup, tallies: Tallies
) -> Header:
    """Return the columns of the file; what deviates is counted under `#columns`.

    Raises:
        UntestedError: the profile names columns by romaji and the catalogue has none for an item.
    """
    names = _names(export, surface)
    if not names:
        tallies.at("#columns", "F-FILE-NO-HEADER").add(1, [1])
        return Header(0, {})
    expected = {_heading(item, surface): item.key for item in group.items}
    places = {expected[name]: place for place, name in enumerate(names) if name in expected}
    _judge(names, expected, tallies)
    return Header(len(names), places)


def _names(export: Export, surface: FilesSurface) -> list[str]:
    line = first_line(export, surface)
    if line.count(",") >= MOST_COLUMNS:
        return []
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:  # an unclosed quote, or a cell beyond the limit of the csv module
        return []


def _heading(item: Item, surface: FilesSurface) -> str:
    if surface.header == "key":
        return item.key
    if surface.header == "name_ja":
        return item.name_ja
    if item.romaji is None:
        raise UntestedError(_no_romaji(item))
    return item.romaji


def _judge(names: list[str], expected: Mapping[str, str], tallies: Tallies) -> None:
    counted = Counter(names)
    known = bool(counted.keys() & expected.keys())
    wrong = {
        "F-FILE-COLUMN-MISSING": [name for name in expected if name not in counted],
        "F-FILE-COLUMN-UNKNOWN": [_safe(name, known) for name in counted if name not in expected],
        "F-FILE-COLUMN-TWICE": [name for name in expected if counted[name] > 1],
    }
    for code, found in wrong.items():
        if found:
            tally = tallies.at("#columns", code)
            tally.note(len(found), [Spot(1, name) for name in found[:_SHOWN]])


def _safe(name: str, known: bool) -> str:
    """Return a heading to print; where no heading is known the line is probably somebody's data."""
    return shown(name if known else shape(name))


def _no_romaji(item: Item) -> Cause:
    return Cause(
        "U-NO-ROMAJI",
        f"項目 {item.key} のローマ字名がカタログにありません。",
        f"the catalogue has no romaji name for item {item.key}",
        "プロファイルの header を key か name_ja にしてください。",
        "set header of the profile to key or name_ja",
    )
