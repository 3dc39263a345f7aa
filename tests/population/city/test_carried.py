"""What a domain took over from another agrees with what the other's file holds."""

from __future__ import annotations

import polars as pl
import pytest

from conformance.population.city.carried import Carrying
from conformance.population.city.files import CityFiles
from conformance.population.city.order import ordered
from conformance.population.city.roles import CityCatalogue

RESIDENTS = ("resident_register", "japanese_residents")
PAYEES = ("child_allowance", "payees")


@pytest.fixture
def carrying(city):
    catalogue = CityCatalogue({spec.domain: spec for spec in city.specs})
    return Carrying(CityFiles(city.directory, catalogue, city.layout), {RESIDENTS})


def payee(carrying, **changed):
    group = carrying.files.catalogue.group(PAYEES)
    resident = carrying.files.read(RESIDENTS, ["atena_number", "name"]).row(0, named=True)
    row = {**dict.fromkeys(item.key for item in group.items), **resident, **changed}
    return resident, pl.DataFrame([row], schema=dict.fromkeys(row, pl.String))


def test_another_value_is_replaced_by_the_sender_s(carrying):
    resident, rows = payee(carrying, name="別人")
    assert carrying.agreeing(PAYEES, rows)["name"][0] == resident["name"]


def test_a_value_that_is_left_out_stays_left_out(carrying):
    _, rows = payee(carrying, name=None)
    assert carrying.agreeing(PAYEES, rows)["name"][0] is None


def test_a_row_that_the_sender_does_not_have_stays(carrying):
    _, rows = payee(carrying, atena_number="999999999999999", name="別人")
    assert carrying.agreeing(PAYEES, rows).equals(rows)


def test_what_is_not_written_yet_is_not_looked_at(carrying):
    carrying.written.clear()
    _, rows = payee(carrying, name="別人")
    assert carrying.agreeing(PAYEES, rows)["name"][0] == "別人"


def test_groups_come_behind_those_they_take_from(carrying):
    catalogue = carrying.files.catalogue
    order = ordered(catalogue, carrying.sources)
    assert len(order) == sum(len(spec.records) for spec in catalogue.specs.values())
    assert order.index(RESIDENTS) < order.index(PAYEES)
    assert RESIDENTS in carrying.sources(PAYEES)
    assert "name" in carrying.items(PAYEES)
