"""What a vendor's own file calls the places of a finding: its headings, and its values by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.columns import LINE
from conformance.tables.export import place_of
from conformance.tables.header import read_header
from conformance.tables.part import part_seen
from conformance.tables.tally import Tallies
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.findings import Told
    from conformance.tables.header import Header
    from conformance.tables.mapped.recipe import Made
    from conformance.tables.tally import FaultLocation, Tally


def vendors_words(
    export: ExportFile,
    surface: FilesSurface,
    group: RecordGroup,
    subject: str,
    tallies: Iterable[Tally],
) -> Told:
    """Return what the vendor's files call each place of some tallies.

    Args:
        export: the files.
        surface: how they are written.
        group: whose rows they hold.
        subject: the item that places without one of their own are about.
        tallies: what was counted.
    """
    header = read_header(export, surface, group, Tallies())
    spots = [spot for tally in tallies for spot in tally.spots]
    values = _values(export, surface, header, [(s.line, s.column or subject) for s in spots])

    def told(spot: FaultLocation) -> Mapping[str, str]:
        item = spot.column or subject
        heading = _heading(header.parts[place_of(spot.line)[0]], item)
        said = {"heading": heading, "raw": values.get((spot.line, item), "")}
        return {name: text for name, text in said.items() if text}

    return told


def _heading(header: Header, items: str) -> str:
    made = header.made.made if header.made else {}
    named = [made[one] for one in items.split(", ") if one in made]
    return ", ".join(" + ".join(one.rule.headings) for one in named)


def _values(
    export: ExportFile, surface: FilesSurface, header: Header, places: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], str]:
    """Return the shapes of the vendor's values, where they are written otherwise than ours."""
    wanted: dict[tuple[int, str], set[int]] = {}
    for line, item in places:
        wanted.setdefault((place_of(line)[0], item), set()).add(line)
    found: dict[tuple[int, str], str] = {}
    for (part, item), lines in wanted.items():
        own = header.parts[part]
        made = own.made.made.get(item) if own.made else None
        if made is not None and made.columns and not made.register and not _as_it_is(made):
            values = _read(export, part, surface, own, made, lines)
            found.update(((line, item), text) for line, text in values.items())
    return found


def _as_it_is(made: Made) -> bool:
    return made.is_column and made.reading.plain


def _read(
    export: ExportFile,
    part: int,
    surface: FilesSurface,
    header: Header,
    made: Made,
    lines: set[int],
) -> dict[int, str]:
    """Return the shapes of values on some lines; the file is read no further than the last."""
    last, found = max(lines), dict[int, str]()
    places = {name: header.headings[name] for name in made.columns}

    def look(frame: pl.DataFrame) -> tuple[int | None, list[tuple[int, str | None]]]:
        rows = frame.filter(pl.col(LINE).is_in(list(lines)))
        values = list(rows.select(LINE, made.raw.alias("raw")).iter_rows())
        return (frame[LINE][-1] if frame.height else None), values

    one, several = (part, export.parts[part]), bool(export.further)
    for end, values in part_seen(one, surface, header, places, Tallies(), look, wide=several):
        found.update((line, quoted_text(shape(value))) for line, value in values if value)
        if end is not None and end >= last:
            break
    return found
