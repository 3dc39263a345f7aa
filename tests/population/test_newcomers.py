"""Before somebody is entered nothing of theirs stands, no household or number names them."""

from __future__ import annotations

from datetime import date

from conformance.catalog.load import load
from conformance.population.newcomers import at_entry, before_entry
from conformance.population.rows import PlacedRow, RowBuilder

SPEC = load("resident_register")
FIND = {SPEC.domain: SPEC}.get
BUILDER = RowBuilder(1, date(2026, 4, 1), FIND)
GROUP = SPEC.records["japanese_residents"]


def _newcomer():
    row = BUILDER.row(SPEC, GROUP, "newcomer")
    return PlacedRow(SPEC.domain, GROUP.key, row)


def _heads(placed):
    return [one.row["head_atena_number"] for one in placed if one.group == "households"]


def test_a_household_is_without_its_head_until_they_are_entered():
    newcomer = _newcomer()
    world = BUILDER.world(SPEC, GROUP, newcomer.row)
    assert _heads(world) == [newcomer.row["atena_number"]]
    assert _heads(before_entry([newcomer, *world], [newcomer], FIND)) == [None]


def test_what_is_entered_does_not_stand_before():
    newcomer = _newcomer()
    assert before_entry([newcomer], [newcomer], FIND) == []


def test_whoever_stands_already_is_named():
    world = BUILDER.world(SPEC, GROUP, _newcomer().row)
    assert before_entry(world, [], FIND) == world


def test_a_number_kept_of_somebody_is_not_named_at_their_entry():
    """番号法第7条: the number is set for who has been entered in the register."""
    row = BUILDER.full(SPEC, GROUP, "newcomer")
    newcomer = PlacedRow(SPEC.domain, GROUP.key, row)
    world = BUILDER.world(SPEC, GROUP, row)
    assert row["my_number"] is not None
    (entered,) = at_entry([newcomer], world, FIND)
    assert entered.row == {**row, "my_number": None}
    assert at_entry([newcomer], [], FIND) == [newcomer]
