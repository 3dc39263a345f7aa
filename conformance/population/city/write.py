"""The whole municipality as export files, group by group, a bounded number of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.city.carried import Carrying
from conformance.population.city.columns import ColumnMaker
from conformance.population.city.context import Context
from conformance.population.city.files import CityFiles
from conformance.population.city.order import ordered
from conformance.population.city.people import people
from conformance.population.city.roles import CityCatalogue
from conformance.population.city.rows import chunks
from conformance.population.city.settings import settings
from conformance.population.city.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.population.city.files import FileLayout
    from conformance.population.city.roles import Place

MUNICIPALITY = "139998"
"""The made-up code of the municipality, with a check digit that fits."""


def write_city(
    directory: Path,
    specs: Iterable[Specification],
    *,
    residents: int = 300_000,
    seed: int,
    as_of: date,
    surface: FileLayout,
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
    catalogue = CityCatalogue({spec.domain: spec for spec in specs})
    known = settings()
    inhabited = units(catalogue, people(residents, seed, as_of, known), known)
    carrying = Carrying(CityFiles(directory, catalogue, surface))
    columns = ColumnMaker(Context(inhabited, known, MUNICIPALITY), carrying)
    rows: dict[Place, int] = {}
    for place in ordered(catalogue, carrying.sources):
        some = chunks(inhabited, place, columns.most_rows(place))
        rows[place] = carrying.files.write(place, (columns.frame(place, one) for one in some))
        carrying.written.add(place)
    return rows
