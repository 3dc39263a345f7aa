"""A view shows one record of a number that several groups hold: that in force, else the newest."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.contract.state import State
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.reference.behaviour import correct
from conformance.reference.call import Actor
from conformance.reference.server import bundled

DAY = date(2025, 10, 1)
SPEC = load("resident_register")
PLACE = (SPEC.domain, "residents")
GROUPS = ("japanese_residents", "foreign_residents")


def rows(*told):
    """Return a row of one number in each group, in force or erased on a day."""
    builder = RowBuilder(1, DAY, {SPEC.domain: SPEC}.get)
    number = builder.row(SPEC, SPEC.records[GROUPS[1]], "a")["atena_number"]
    found = []
    for name, (status, day) in zip(GROUPS, told, strict=True):
        fixed = {"atena_number": number, "resident_status": status, "event_date": day}
        fixed["resident_type"] = str(GROUPS.index(name) + 1)
        found.append(
            PlacedRow(SPEC.domain, name, builder.row(SPEC, SPEC.records[name], "a", [], fixed))
        )
    return found


def of_the_model(placed):
    return [kept.row for kept in State.of({SPEC.domain: SPEC}, DAY, placed).at(PLACE)]


def of_the_sample(placed):
    package = bundled(correct)
    sandbox = package.sandboxes.open(DAY)
    package.load(sandbox, [one.as_json() for one in placed], Actor("conf-clerk", "clerk"))
    return list(sandbox.table(SPEC.domain, SPEC.records["residents"]).rows)


@pytest.mark.parametrize("shows", [of_the_model, of_the_sample])
@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ((("1", "2025-03-01"), ("4", "2025-03-01")), "1"),
        ((("4", "2025-03-01"), ("1", "2025-03-01")), "2"),
        ((("4", "2024-03-01"), ("4", "2025-03-01")), "2"),
        ((("4", "2025-03-01"), ("4", "2024-03-01")), "1"),
    ],
    ids=["naturalised", "lost the nationality", "foreigner erased last", "Japanese erased last"],
)
def test_a_person_stands_in_a_view_once(shows, told, kind):
    assert [row["resident_type"] for row in shows(rows(*told))] == [kind]


@pytest.mark.parametrize("shows", [of_the_model, of_the_sample])
def test_a_view_has_its_own_items_only(shows):
    known = {item.key for item in SPEC.records["residents"].items}
    (row,) = shows(rows(("1", "2025-03-01"), ("4", "2025-03-01")))
    assert row.keys() <= known


def test_what_a_view_shows_cannot_be_written_through_it():
    state = State.of({SPEC.domain: SPEC}, DAY, rows(("1", "2025-03-01"), ("4", "2025-03-01")))
    assert state.holding(PLACE, []) is state
