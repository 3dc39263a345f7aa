"""A row of a view is told by the group it shows, and merges with what stands there."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.population.views import beneath

SPEC = load("resident_register")
BUILDER = RowBuilder(1, date(2025, 10, 1), {SPEC.domain: SPEC}.get)
VIEW = SPEC.records["residents"]


def placed(name, row):
    return PlacedRow(SPEC.domain, name, row)


def test_a_view_row_becomes_a_row_that_says_the_same():
    row = BUILDER.full(SPEC, VIEW, "a")
    (one,) = beneath([placed("residents", row)], BUILDER)
    assert one.group == "japanese_residents"
    assert {k: one.row[k] for k in row} == row
    assert set(one.row) > set(row)


def test_a_foreigner_is_told_by_the_group_of_foreigners():
    row = BUILDER.row(SPEC, VIEW, "a", ["name"], {"resident_type": "2"})
    (one,) = beneath([placed("residents", row)], BUILDER)
    assert one.group == "foreign_residents"
    assert one.row["name_kanji"] == row["name"]


def test_a_row_that_stands_takes_over_what_the_view_says():
    row = BUILDER.row(SPEC, VIEW, "a", [], {"address": "仮想県試験市別町１番地"})
    own = BUILDER.row(SPEC, SPEC.records["japanese_residents"], "a")
    assert own["atena_number"] == row["atena_number"]
    found = beneath([placed("residents", row), placed("japanese_residents", own)], BUILDER)
    assert [one.group for one in found] == ["japanese_residents"]
    assert found[0].row["address"] == row["address"]


def test_what_matters_of_either_row_matters_of_the_one_that_is_stored():
    row = BUILDER.row(SPEC, VIEW, "a", [])
    own = BUILDER.row(SPEC, SPEC.records["japanese_residents"], "a", ["old_surname"])
    mine = PlacedRow(SPEC.domain, "japanese_residents", own, ("old_surname", "name"))
    shown = PlacedRow(SPEC.domain, "residents", row, ("name", "sex"))
    (one,) = beneath([mine, shown], BUILDER)
    assert one.matters == ("old_surname", "name", "sex")
    (all_,) = beneath([placed("japanese_residents", own), shown], BUILDER)
    assert all_.matters is None


def test_a_world_never_holds_a_view():
    group = SPEC.records["my_numbers"]
    world = BUILDER.world(SPEC, group, BUILDER.full(SPEC, group, "a"))
    assert "japanese_residents" in {one.group for one in world}
    assert all(SPEC.records[one.group].view is None for one in world)
