"""A period that ran backwards is shrunk, at the end that is its own."""

from __future__ import annotations

import polars as pl
import pytest

from conformance.catalog.models.records import Item, Period, RecordGroup
from conformance.population.city.periods import forwards

DATE = {"name_ja": "日", "type": "date"}
GROUP = RecordGroup(
    key="stays",
    name_ja="入所",
    primary_key=("number",),
    periods=(Period(since="since", until="until"),),
    items=(
        Item(key="number", name_ja="番号", type="digits"),
        Item(key="since", **DATE),
        Item(key="until", **DATE),
    ),
)


@pytest.mark.parametrize(
    ("taken", "day"), [((), "2026-02-01"), (("until",), "2026-01-01"), (("since",), "2026-02-01")]
)
def test_the_end_that_is_taken_over_stays(taken, day):
    rows = pl.DataFrame({"number": ["1"], "since": ["2026-02-01"], "until": ["2026-01-01"]})
    assert forwards(rows, GROUP, taken).row(0) == ("1", day, day)


def test_a_period_that_runs_forwards_or_is_open_stays():
    rows = pl.DataFrame(
        {
            "number": ["1", "2"],
            "since": ["2026-02-01", "2026-02-01"],
            "until": ["2026-03-01", None],
        }
    )
    assert forwards(rows, GROUP, ()).equals(rows)
