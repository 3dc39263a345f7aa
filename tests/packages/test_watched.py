"""A package that is watched tells how many of the rows and requests of a run cannot be true."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.rows import PlacedRow
from conformance.reference.behaviour import correct
from tests.packages.served import session
from tests.packages.watched import Watch, Watched
from tests.population.lawfulness.rows import HEAD, HOME

SPEC = load("resident_register")
DAY = date(2025, 10, 1)


def watched(*loaded):
    """Load rows into the sample package through a watch; return what the watch found."""
    watch = Watch({SPEC.domain: SPEC})
    with session(correct, SPEC.domain) as opened:
        package = Watched(opened.interface, watch)
        package.fresh(DAY)
        package.load([PlacedRow(SPEC.domain, group, row) for group, row in loaded])
        watch.end()
    return watch


def test_lawful_rows_are_counted_and_nothing_else():
    found = watched(("japanese_residents", HEAD), ("households", HOME))
    assert (found.rows, found.counts) == (2, {})


def test_what_cannot_be_is_found_with_its_place():
    late = {**HEAD, "processed_on": "2025-10-02"}
    found = watched(
        ("japanese_residents", late), ("households", {**HOME, "address": "仮想県他市１番地"})
    )
    assert found.counts == {"not-ahead": 1, "one-household": 1}
    assert "resident_register/japanese_residents.processed_on" in found.places["not-ahead"]
