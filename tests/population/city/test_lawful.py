"""Rows that nothing makes lawful go, with those numbered with them; no others do."""

import polars as pl

from conformance.catalog.models import file_laws as law
from conformance.population.city.lawful import lawful_rows
from tests.population.city.test_laws import BILLS, GROUP, Around

NONE = law.HasValue(
    law="has_value", rows={**BILLS, "when": {"kind": "2"}}, item="total", values=(0,)
)
NUMBERED = law.Numbered(law="numbered", rows=BILLS, per=("kind",), number="number")


def left(rows, *laws):
    schema = {item.key: pl.String for item in GROUP.items}
    frame = pl.DataFrame(rows, schema)
    return lawful_rows(frame, GROUP, laws, Around(pl.DataFrame()))["number"].to_list()


def test_what_a_law_would_still_change_goes_and_nothing_else():
    rows = [
        {"number": "1", "kind": "2", "total": "5"},
        {"number": "2", "kind": "2", "total": "0"},
        {"number": "3", "kind": "1", "total": "5"},
        {"number": "4", "kind": "2", "total": None},
    ]
    assert left(rows, NONE) == ["2", "3", "4"]
    assert left(rows, NONE, NUMBERED) == ["3"]
    assert left(rows) == ["1", "2", "3", "4"]
