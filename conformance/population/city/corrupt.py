"""Single cells of a conforming city made wrong, each with where it must be found and as what."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

import polars as pl

from conformance.population import seeds
from conformance.population.city.broken import row_faults
from conformance.population.city.faults import value_faults
from conformance.population.city.files import ENDS, CityFiles, file_name
from conformance.population.city.quiet import quiet_items
from conformance.population.city.roles import CityCatalogue
from conformance.population.city.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.population.city.candidates import Candidate
    from conformance.population.city.files import FileLayout
    from conformance.population.city.roles import Place

_FIRST = 2  # the line of the first row: the header is line 1


@dataclass(frozen=True, slots=True)
class Corruption:
    """One cell to make wrong.

    Attributes:
        fault: the kind of fault, ASCII.
        place: domain and group.
        line: the line of the row in the file; the header is 1.
        item: the column.
        value: what stands there instead.
        code: what it must be found with.
        column: the items that the finding must name.
    """

    fault: str
    place: Place
    line: int
    item: str
    value: str
    code: str
    column: str

    @property
    def file(self) -> str:
        """The file's name."""
        return file_name(self.place)


def corruptions(
    directory: Path, specs: Iterable[Specification], *, seed: int, surface: FileLayout
) -> tuple[Corruption, ...]:
    """Return one corruption of every kind of fault that the city's files have room for.

    No two are in one column of a file. The same city and seed always give the same ones.
    """
    catalogue = CityCatalogue({spec.domain: spec for spec in specs})
    candidates = [*row_faults(catalogue), *value_faults(quiet_items(catalogue, settings()))]
    chooser = _Chooser(CityFiles(directory, catalogue, surface), seed)
    kinds = groupby(candidates, key=lambda one: one.fault)
    found = (chooser.chosen(fault, list(some)) for fault, some in kinds)
    return tuple(one for one in found if one is not None)


def corrupt(directory: Path, wrong: Sequence[Corruption], surface: FileLayout) -> None:
    """Write the wrong values into the files of a city, and change nothing else."""
    for file in dict.fromkeys(one.file for one in wrong):
        _rewrite(directory / file, [one for one in wrong if one.file == file], surface)


@dataclass
class _Chooser:
    """Chooses cells in the files of a city; `_used` are columns, `_alone` files taken already."""

    files: CityFiles
    seed: int
    _used: set[tuple[Place, str]] = field(default_factory=set)
    _alone: set[Place] = field(default_factory=set)

    def chosen(self, fault: str, candidates: Sequence[Candidate]) -> Corruption | None:
        """Return a cell for a kind of fault; None when the city has none."""
        for one in sorted(candidates, key=lambda c: self._draw(fault, *c.place, c.item)):
            if one.place in self._alone or (one.place, one.item) in self._used:
                continue
            found = self._cell(one)
            if found is not None:
                self._used.add((one.place, one.item))
                if one.alone:
                    self._alone.add(one.place)
                return found
        return None

    def _draw(self, *names: object) -> int:
        return seeds.number(self.seed, *names)

    def _cell(self, one: Candidate) -> Corruption | None:
        frame = self.files.read(one.place)
        places = frame.select(pl.arg_where(one.rows)).to_series()
        if places.is_empty():
            return None
        row = places[self._draw(one.fault, "row") % len(places)]
        right = frame[one.item][row]
        wrong, column = one.spoil(right or ""), one.column or one.item
        at = row + _FIRST
        return Corruption(one.fault, one.place, at, one.item, wrong, one.code, column)


def _rewrite(path: Path, wrong: Sequence[Corruption], surface: FileLayout) -> None:
    end = ENDS[surface.line_end].encode(surface.encoding)
    lines = path.read_bytes().split(end)
    columns = _cells(lines[0].decode(surface.encoding).lstrip("\ufeff"))
    places = {one: columns.index(one.item) for one in wrong}
    for one in wrong:
        cells = _cells(lines[one.line - 1].decode(surface.encoding))
        cells[places[one]] = one.value
        lines[one.line - 1] = _joined(cells).encode(surface.encoding)
    path.write_bytes(end.join(lines))


def _cells(line: str) -> list[str]:
    return next(csv.reader([line]))


def _joined(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
