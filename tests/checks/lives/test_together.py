"""A household whose members have two addresses is found, whoever is gone left aside."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.checks.lives.together import apart, elsewhere
from conformance.contract.state import State
from conformance.population.rows import PlacedRow, RowBuilder

DAY = date(2026, 4, 1)
SPEC = load("resident_register")
FIND = {SPEC.domain: SPEC}.get
GROUP = SPEC.records["japanese_residents"]


def _state(*changes):
    builder = RowBuilder(1, DAY, FIND)
    numbered = [{"atena_number": f"44580054394737{n}", **own} for n, own in enumerate(changes, 1)]
    rows = [builder.row(SPEC, GROUP, "member", fixed=own) for own in numbered]
    placed = [PlacedRow(SPEC.domain, GROUP.key, row) for row in rows]
    return State(FIND, DAY).loaded(placed)


HOME = {"household_number": "454199456052621", "address": "仮想県試験市朝日町１番地"}
AWAY = {**HOME, "address": "仮想県試験市泉町２番地"}


def test_two_addresses_in_one_household_are_found():
    assert apart(_state(HOME, AWAY), SPEC.domain) == {HOME["household_number"]}


def test_one_address_is_none():
    assert apart(_state(HOME, HOME), SPEC.domain) == frozenset()


def test_who_is_erased_lives_there_no_more():
    gone = {**AWAY, "resident_status": "3"}
    assert apart(_state(HOME, gone), SPEC.domain) == frozenset()


def _house(address):
    group = SPEC.records["households"]
    fixed = {"household_number": HOME["household_number"], "address": address}
    row = RowBuilder(1, DAY, FIND).row(SPEC, group, "house", fixed=fixed)
    return State(FIND, DAY).loaded([PlacedRow(SPEC.domain, group.key, row)])


def test_who_would_live_apart_from_their_household_is_found():
    at = (SPEC.domain, GROUP.key)
    assert elsewhere(_house(HOME["address"]), at, AWAY)
    assert not elsewhere(_house(HOME["address"]), at, HOME)
    assert not elsewhere(State(FIND, DAY), at, AWAY)
