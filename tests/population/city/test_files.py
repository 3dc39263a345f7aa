"""Files are written as the layout says, and read back whatever it says."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import pytest

from conformance.population.city.files import CityFiles, file_name
from conformance.population.city.roles import CityCatalogue

PLACE = ("resident_register", "notes")


@dataclass(frozen=True)
class FilesLayout:
    encoding: str = "utf-8"
    bom: str = "forbid"
    line_end: str = "lf"
    header: str = "key"


def rows(catalogue):
    keys = [item.key for item in catalogue.group(PLACE).items]
    return pl.DataFrame({key: [f"{key}、一", None] for key in keys})


@pytest.mark.parametrize(
    "layout",
    [
        FilesLayout(),
        FilesLayout(bom="require", line_end="crlf", header="name_ja"),
        FilesLayout(encoding="cp932", line_end="crlf"),
    ],
)
def test_what_was_written_is_read_back(city, tmp_path, layout):
    catalogue = CityCatalogue({spec.domain: spec for spec in city.specs})
    files = CityFiles(tmp_path, catalogue, layout)
    assert files.write(PLACE, [rows(catalogue), rows(catalogue)]) == 4
    assert files.read(PLACE).equals(pl.concat([rows(catalogue)] * 2))
    assert files.read(PLACE, ["text", "atena_number"]).columns == ["atena_number", "text"]


def test_a_file_is_named_by_domain_and_group():
    assert file_name(PLACE) == "resident_register__notes.csv"
