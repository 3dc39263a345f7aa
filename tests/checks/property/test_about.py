"""Rows about one person, also where another domain knows them by the same number."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import domains, load
from conformance.checks.property.about import about_person
from conformance.population.rows import PlacedRow, RowBuilder

SPECS = {name: load(name) for name in domains()}
VEHICLES = SPECS["light_vehicle_tax"]


@pytest.fixture
def placed():
    builder = RowBuilder(1, date(2026, 4, 1), SPECS.get)
    group = VEHICLES.records["vehicles"]
    rows = []
    for name in ("a", "b"):
        row = builder.row(VEHICLES, group, name, ["taxpayer_atena"])
        rows += [*builder.world(VEHICLES, group, row), PlacedRow(VEHICLES.domain, group.key, row)]
    return rows


def who(found, item):
    return {one.row[item] for one in found if item in one.row}


def test_the_register_s_row_of_the_same_person_is_found_and_nobody_else_s(placed):
    person = next(p.row["taxpayer_atena"] for p in placed if p.group == "vehicles")
    found = about_person(SPECS.get, VEHICLES, placed, person)
    assert {"light_vehicle_tax", "resident_register"} <= {one.domain for one in found}
    assert who([p for p in found if p.domain == "resident_register"], "atena_number") == {person}


def test_a_domain_that_is_not_delivered_holds_nothing(placed):
    person = next(p.row["taxpayer_atena"] for p in placed if p.group == "vehicles")
    found = about_person({VEHICLES.domain: VEHICLES}.get, VEHICLES, placed, person)
    assert {one.domain for one in found} == {VEHICLES.domain}


def test_nobody_is_about_no_one(placed):
    assert about_person(SPECS.get, VEHICLES, placed, None) == []
