"""The calls that enter an event which leaves a row as a case wants it."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.worlds.as_it_is.brought import as_entered, closing
from tests.worlds.as_it_is.fakes import DAY

SPEC = load("resident_register")
GROUP = SPEC.records["japanese_residents"]
BUILDER = RowBuilder(1, DAY, {SPEC.domain: SPEC}.get)


def person(status):
    row = BUILDER.row(SPEC, GROUP, "a", fixed={"resident_status": status})
    return PlacedRow(SPEC.domain, GROUP.key, row, ("resident_status",))


def calls(status, lost=("resident_status",), reaches=lambda _call: True):
    return list(closing(SPEC, person(status), lost, reaches, DAY))


def test_the_dead_died():
    found = calls("3")
    assert found[0].function == "death"
    assert found[0].inputs["atena_number"] == person("3").row["atena_number"]
    assert found[0].inputs["erased_on"] == DAY.isoformat()


def test_who_moved_away_moved_out():
    found = calls("2")
    assert {one.function for one in found} <= {
        "jp-removed-items",
        "erase-on-leaving",
        "removed-record-creation",
    }
    reasons = [one.inputs["erasure_reason"] for one in found]
    assert (reasons[0], set(reasons)) == ("21", {"21", "22"})  # within the country, and abroad


@pytest.mark.parametrize("status", ["1", "5"])
def test_no_erasure_leads_to_who_lives_here(status):
    assert calls(status) == []


def test_what_no_event_changes_stays_out_of_reach():
    assert calls("3", ("order_no",)) == []


def test_the_reason_that_goes_along_with_a_state_is_in_no_events_way():
    assert calls("3", ("resident_status", "event_reason"))[0].function == "death"


def test_a_function_that_is_not_reached_is_not_called():
    assert all(c.function != "death" for c in calls("3", reaches=lambda c: c.key != "death"))


def entered(status, function="move-in-entry", matters=("resident_status",), **values):
    fixed = {"resident_status": status, "event_date": "2026-03-31", **values}
    row = BUILDER.row(SPEC, GROUP, "a", fixed=fixed)
    placed = PlacedRow(SPEC.domain, GROUP.key, row, matters)
    return row, as_entered(SPEC, function, placed)


SINCE = {"resident_since": "2020-04-01", "filed_on": "2020-04-08"}


def test_who_is_erased_moved_in_on_the_day_of_residence():
    row, told = entered("3", **SINCE)
    assert told == {**row, "event_date": "2020-04-01"}


@pytest.mark.parametrize("status", ["1", "3"])
def test_where_the_state_does_not_matter_the_row_is_entered_as_it_is(status):
    row, told = entered(status, matters=("address",), **SINCE)
    assert told == row


def test_who_lives_here_is_entered_as_he_is():
    row, told = entered("1", **SINCE)
    assert told == row


def test_without_a_day_of_entry_the_row_is_entered_as_it_is():
    row, told = entered("3", resident_since=None, filed_on=None)
    assert told == row
    row, told = entered("3", function="removed-record-creation", **SINCE)
    assert told == row
