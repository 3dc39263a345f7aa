"""What the sample package prints at items of which the catalogue does not tell the source."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import domains, load
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.reference.behaviour import correct
from conformance.reference.call import Actor
from conformance.reference.server import bundled
from conformance.reference.whereabouts import known

DAY = date(2026, 4, 1)
SPECS = {name: load(name) for name in domains()}
SPEC = SPECS["light_vehicle_tax"]
FORM = SPEC.forms["scrapping-form"]
ITEMS = {item.key: item for item in FORM.items}


def sandbox_of(*rows):
    package = bundled(correct)
    sandbox = package.sandboxes.open(DAY)
    package.load(sandbox, [one.as_json() for one in rows], Actor("conf-clerk", "clerk"))
    return sandbox


def test_an_address_is_that_of_the_register_and_nothing_where_nobody_is_registered():
    builder, group = RowBuilder(1, DAY, SPECS.get), SPEC.records["vehicles"]
    row = builder.row(SPEC, group, "a", ["taxpayer_atena"])
    register = SPECS["resident_register"]
    people = register.records["japanese_residents"]
    fixed = {"atena_number": row["taxpayer_atena"], "address": "仮想県試験市北町１番地"}
    resident = builder.row(register, people, "a", ["address"], fixed)
    vehicle = PlacedRow(SPEC.domain, group.key, row)
    there = sandbox_of(vehicle, PlacedRow(register.domain, people.key, resident))
    assert known(SPEC, there, group, row, ITEMS["owner_address"]) == resident["address"]
    assert known(SPEC, sandbox_of(vehicle), group, row, ITEMS["owner_address"]) is None


def test_what_does_not_tell_where_somebody_is_is_not_looked_up():
    group = SPEC.records["vehicles"]
    row = RowBuilder(1, DAY, SPECS.get).row(SPEC, group, "a")
    there = sandbox_of(PlacedRow(SPEC.domain, group.key, row))
    assert known(SPEC, there, group, row, ITEMS["owner_name"]) is None
