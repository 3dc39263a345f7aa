"""Rows that join a world say of people and homes what stands there."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.aligned import aligned
from conformance.population.rows import PlacedRow, RowBuilder

DAY = date(2025, 10, 1)
SPECS = {name: load(name) for name in ("child_allowance", "resident_register", "electoral_roll")}
BUILDER = RowBuilder(1, DAY, SPECS.get)
REGISTER = SPECS["resident_register"]


def _standing(domain, key, **fixed):
    spec = SPECS[domain]
    group = spec.records[key]
    row = BUILDER.row(spec, group, "stands", list(fixed), fixed)
    world = BUILDER.world(spec, group, row)
    return row, [*world, PlacedRow(domain, key, row)]


def test_a_child_that_joins_lives_where_the_household_is_registered():
    payee, standing = _standing("child_allowance", "payees", address="仮想県試験市北町１番地")
    spec = SPECS["child_allowance"]
    row = BUILDER.row(
        spec, spec.records["children"], "child", [], {"payee_atena": payee["atena_number"]}
    )
    apart = BUILDER.world(spec, spec.records["children"], row)
    home = {p.row["address"] for p in apart if p.group == "japanese_residents"}
    assert home != {payee["address"]}
    joined = aligned(BUILDER, standing, apart)
    assert {p.row["address"] for p in joined if "address" in p.row} == {payee["address"]}


def test_who_stands_has_one_day_of_birth():
    fixed = {"birth_date": "1980-10-01", "atena_number": "100000000000001"}
    voter, standing = _standing("electoral_roll", "overseas_voters", **fixed)
    known = {"atena_number": voter["atena_number"]}
    group = REGISTER.records["japanese_residents"]
    same = BUILDER.row(REGISTER, group, "again", [], known)
    (made,) = aligned(BUILDER, standing[-1:], [PlacedRow("resident_register", group.key, same)])
    assert same["birth_date"] != made.row["birth_date"] == "1980-10-01"


def test_who_is_a_japanese_is_no_foreigner_beside():
    person, standing = _standing("resident_register", "japanese_residents")
    group = REGISTER.records["foreign_residents"]
    other = BUILDER.row(REGISTER, group, "again", [], {"atena_number": person["atena_number"]})
    assert aligned(BUILDER, standing, [PlacedRow("resident_register", group.key, other)]) == []


def test_rows_that_say_nothing_else_stay_as_they_are():
    _, standing = _standing("child_allowance", "payees")
    assert [one.row for one in aligned(BUILDER, standing, standing)] == [p.row for p in standing]
