"""Each fault of measures overlooks just the measures its name says."""

from __future__ import annotations

import pytest

from conformance.reference.mutants.faults.measures import (
    MeasureIdleOn,
    MeasureMissed,
    OneMeasureSeen,
)

TODAY = "2026-11-21"


def row(since, until=None):
    return {"since": since, "until": until}


@pytest.mark.parametrize(
    ("item", "missed", "measure", "counts"),
    [
        ("since", "first_day", row(TODAY), False),
        ("since", "first_day", row("2026-11-20"), True),
        ("until", "last_day", row("2026-01-01", TODAY), False),
        ("until", "last_day", row("2026-01-01", "2026-11-22"), True),
        ("until", "last_day", row("2026-01-01"), True),
        ("since", "after_a_year", row("2025-11-20"), False),
        ("since", "after_a_year", row("2025-11-21"), True),
        ("until", "once_dated", row("2026-01-01", "2027-01-01"), False),
        ("until", "once_dated", row("2026-01-01"), True),
    ],
)
def test_a_measure_is_missed_on_its_edge_only(item, missed, measure, counts) -> None:
    fault = MeasureMissed(kind="measure_missed", item=item, missed=missed)
    assert fault.measures([measure], TODAY) == ([measure] if counts else [])


def test_of_several_measures_one_is_seen_in_the_order_of_their_beginning() -> None:
    early, late = row("2025-01-01", "2026-11-20"), row("2026-11-21")
    first = OneMeasureSeen(kind="one_measure_seen", item="since", which="first")
    last = OneMeasureSeen(kind="one_measure_seen", item="since", which="last")
    assert first.measures([late, early], TODAY) == [early]
    assert last.measures([late, early], TODAY) == [late]
    assert last.measures([], TODAY) == []


@pytest.mark.parametrize(("today", "left"), [("2024-02-29", 0), ("2024-02-28", 1)])
def test_nobody_is_protected_on_a_day_with_the_trait(today, left) -> None:
    fault = MeasureIdleOn(kind="measure_idle_on", trait="leap_day")
    assert len(fault.measures([row("2023-01-01")], today)) == left


def test_a_trait_that_there_is_not_is_no_fault() -> None:
    with pytest.raises(ValueError, match="fool_moon"):
        MeasureIdleOn(kind="measure_idle_on", trait="fool_moon")
