"""The whole municipality as export files, group by group, a bounded number of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from conformance.population.city.columns import Columns
from conformance.population.city.context import Context
from conformance.population.city.people import people
from conformance.population.city.roles import Catalogue
from conformance.population.city.rows import chunks
from conformance.population.city.settings import settings
from conformance.population.city.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    import polars as pl

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.population.city.roles import Place

MUNICIPALITY = "139998"
"""The made-up code of the municipality, with a check digit that fits."""

ENDS = {"crlf": "\r\n", "lf": "\n", "any": "\n"}
"""Line ends by their name in a profile."""

_MARK = b"\xef\xbb\xbf"


class Layout(Protocol):
    """How export files are written on byte level, as a profile declares it."""

    @property
    def encoding(self) -> str:
        """`utf-8` or `cp932`."""
        ...

    @property
    def bom(self) -> str:
        """`forbid`, `allow` or `require` a byte order mark."""
        ...

    @property
    def line_end(self) -> str:
        """`any`, `crlf` or `lf`."""
        ...

    @property
    def header(self) -> str:
        """Whether columns are named by `key`, `name_ja` or `romaji`."""
        ...


def write_city(
    directory: Path,
    specs: Iterable[Specification],
    *,
    residents: int = 300_000,
    seed: int,
    as_of: date,
    surface: Layout,
) -> Mapping[Place, int]:
    """Write one file per group of the specifications; return how many rows each has.

    The same arguments always give the same bytes. Nobody in it exists.

    Args:
        directory: where `<domain>__<group>.csv` are written; it must exist.
        specs: the domains of the city, among them the one with its residents.
        residents: how many people live there.
        seed: what everything follows from.
        as_of: the day of the export.
        surface: how the files are written.
    """
    catalogue = Catalogue({spec.domain: spec for spec in specs})
    known = settings()
    inhabited = units(catalogue, people(residents, seed, as_of, known), known)
    columns = Columns(Context(inhabited, known, MUNICIPALITY))
    return {at: _write(directory, at, columns, surface) for at in inhabited.plans}


def file_name(place: Place) -> str:
    """Return the name of a group's file."""
    return "{}__{}.csv".format(*place)


def _write(directory: Path, place: Place, columns: Columns, surface: Layout) -> int:
    """Write one file and return its rows."""
    units = columns.context.units
    items = units.catalogue.group(place).items
    written = 0
    with (directory / file_name(place)).open("wb") as file:
        if surface.bom == "require":
            file.write(_MARK)
        head = ",".join(_heading(item, surface.header) for item in items)
        file.write(f"{head}{ENDS[surface.line_end]}".encode(surface.encoding))
        for rows in chunks(units, place, columns.most_rows(place)):
            frame = columns.frame(place, rows)
            _put(file, frame, surface)
            written += frame.height
    return written


def _put(file: BinaryIO, frame: pl.DataFrame, surface: Layout) -> None:
    end = ENDS[surface.line_end]
    if surface.encoding == "utf-8":
        frame.write_csv(file, include_header=False, line_terminator=end)
        return
    text = frame.write_csv(include_header=False, line_terminator=end)
    file.write(text.encode(surface.encoding))


def _heading(item: Item, header: str) -> str:
    names = {"key": item.key, "name_ja": item.name_ja, "romaji": item.romaji or item.key}
    return names[header]
