"""Households tell the number of residents whose newest records name them."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.population.rows import PlacedRow
from conformance.scenarios.counted import with_household_counts

HOME, OTHER = "100000000000001", "100000000000002"


def resident(number, household, status="1", version=1):
    row = {"atena_number": number, "history_no": version}
    row |= {"resident_status": status, "household_number": household}
    return PlacedRow("resident_register", "japanese_residents", row)


def household(number, **values):
    return PlacedRow("resident_register", "households", {"household_number": number, **values})


def counts(*rows):
    specs = {"resident_register": load("resident_register")}
    found = with_household_counts(rows, specs)
    return {
        one.row["household_number"]: one.row.get("member_count")
        for one in found
        if one.group == "households"
    }


def test_residents_count_once_by_their_newest_record():
    rows = [resident("1", HOME), resident("2", HOME), resident("2", HOME, version=2)]
    assert counts(*rows, household(HOME, member_count=148)) == {HOME: 2}


def test_who_moved_elsewhere_or_is_no_resident_is_no_member():
    rows = [resident("1", HOME), resident("1", OTHER, version=2), resident("2", OTHER, "3")]
    homes = household(HOME), household(OTHER)
    assert counts(*rows, *homes) == {HOME: None, OTHER: 1}


def test_a_household_without_records_and_other_groups_stay_as_they_are():
    note = PlacedRow("resident_register", "notes", {"atena_number": "1"})
    specs = {"resident_register": load("resident_register")}
    assert with_household_counts([household(HOME, member_count=3), note], specs) == [
        household(HOME, member_count=3),
        note,
    ]
