"""The tables of the harness are read alike with either loader."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conformance import population
from conformance.population.tables import table

TABLES = sorted(Path(population.__file__).parent.rglob("*.yaml"))


def test_there_are_tables() -> None:
    assert {"city.yaml", "items.yaml", "names.yaml"} <= {path.name for path in TABLES}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_holds_what_the_slow_loader_reads(path: Path) -> None:
    assert table(path) == yaml.safe_load(path.read_text(encoding="utf-8"))
