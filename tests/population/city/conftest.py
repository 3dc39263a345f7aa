"""A small city of all domains, written once, and a way to judge its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.plugin.here import run_here
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.population.city.carried import Carrying
from conformance.population.city.columns import ColumnMaker
from conformance.population.city.context import Context
from conformance.population.city.files import CityFiles
from conformance.population.city.people import people
from conformance.population.city.roles import CityCatalogue
from conformance.population.city.settings import settings
from conformance.population.city.units import units
from conformance.population.city.write import MUNICIPALITY, write_city
from conformance.report.file_findings import file_findings
from conformance.surfaces.profile import FilesSurface

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.report.file_findings import FileFinding
    from conformance.results.model import CaseModel

RESIDENTS = 300


@dataclass(frozen=True)
class City:
    directory: Path
    specs: tuple
    layout: FilesSurface
    day: date
    rows: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class JudgedCity:
    cases: tuple[CaseModel, ...]
    findings: tuple[FileFinding, ...]


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    directory = tmp_path_factory.mktemp("city")
    specs = tuple(load(domain) for domain in domains())
    layout, day = FilesSurface(line_end="crlf", bom="forbid"), date(2026, 4, 1)
    rows = write_city(directory, specs, residents=RESIDENTS, seed=1, as_of=day, surface=layout)
    return City(directory, specs, layout, day, rows)


@pytest.fixture(scope="session")
def judge(city: City, tmp_path_factory: pytest.TempPathFactory):
    """Judges a directory by the cases on files, those of named groups or all."""

    def judged(directory: Path, *cases: str) -> JudgedCity:
        profile = tmp_path_factory.mktemp("profile") / "city.yaml"
        profile.write_text(_profile(city), encoding="utf-8")
        options = options_of(
            {
                "seed": "1",
                "profile": str(profile),
                "as-of": city.day.isoformat(),
                "surface": "files",
                "case": ",".join(cases),
            }
        )
        result = run_here(prepare(options), PackagePlace(None, directory), lambda _case: None)
        files = tuple(
            case
            for case in result.cases
            if case.surface == "files" and not case.id.endswith("/file-differential")  # none here
        )
        return JudgedCity(files, file_findings(result).findings)

    return judged


def _profile(city: City) -> str:
    versions = "\n".join(f'  {s.domain}: {{version: "{s.version}"}}' for s in city.specs)
    return (
        "profile: 1\nproduct: {name: 架空の自治体, vendor: 見本, release: '1'}\n"
        f"municipality: {{type: general_city, code: '{MUNICIPALITY}', name: 見本市}}\n"
        f"specifications:\n{versions}\n"
        "surfaces:\n  files: {bom: forbid, line_end: crlf, business_date: 2026-04-01}\n"
    )


@pytest.fixture(scope="session")
def columns(city: City) -> ColumnMaker:
    """Columns of the city, with nobody's file looked at."""
    catalogue = CityCatalogue({spec.domain: spec for spec in city.specs})
    inhabited = units(catalogue, people(RESIDENTS, 1, city.day, settings()), settings())
    carrying = Carrying(CityFiles(city.directory, catalogue, city.layout))
    return ColumnMaker(Context(inhabited, settings(), MUNICIPALITY), carrying)
