"""A life event is arranged as the catalogue's list of events says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conformance.catalog.life_events import life_events
from conformance.catalog.models.life_events import Day
from conformance.findings import UntestedError
from conformance.surfaces.capabilities import Capabilities
from conformance.worlds.happening import at, happening, shifted
from tests.worlds.as_it_is.others import planned, profile_with, session

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"


@pytest.fixture(scope="module")
def source():
    domains = ("resident_register", "individual_resident_tax", "national_pension")
    profile = profile_with(PROFILE, Capabilities(), *domains)
    with session(profile, DAY) as opened:
        case = next(p.case for p in planned(profile, DAY) if "/reaches-death" in p.case.id)
        yield at(opened.trial(case), "resident_register")


@pytest.mark.parametrize(
    ("day", "by", "found"),
    [
        (DAY, {}, "2026-11-21"),
        (DAY, {"years": -75}, "1951-11-21"),
        (date(2024, 2, 29), {"years": 1}, "2025-02-28"),
        (date(2026, 12, 31), {"months": 2}, "2027-02-28"),
        (date(2026, 1, 31), {"months": -1, "days": 1}, "2026-01-01"),
    ],
)
def test_a_day_is_counted_from_the_business_date(day, by, found):
    assert shifted(day, Day(**by)).isoformat() == found


@pytest.mark.parametrize("key", sorted(life_events()))
def test_every_event_is_about_one_person_from_beginning_to_end(source, key):
    event = life_events()[key]
    what = happening(at(source, event.domain), event)
    named = [p.row[what.item] for p in (*what.before, *what.after)]
    assert set(named) == {what.person}
    assert what.after


def test_a_person_who_arrives_is_not_there_before(source):
    what = happening(source, life_events()["birth"])
    assert what.before == ()
    assert what.after[0].row["event_reason"] == "13"


def test_a_change_leaves_the_row_that_it_replaces(source):
    what = happening(source, life_events()["support-ended"])
    old, new = what.before[0].row, what.after[0].row
    assert (old["measure_kind"], new["measure_kind"]) == ("1", "3")
    assert (old["history_no"], new["history_no"]) == (1, 2)
    assert what.inputs == {"case_number": old["case_number"], "terminated_on": "2026-11-20"}


def test_what_a_rule_derives_is_derived_from_the_values_of_the_event(source):
    what = happening(source, life_events()["support-extended"])
    assert what.inputs["starts_on"] == what.day.isoformat()
    assert what.after[0].row["ends_on"] == shifted(what.day, Day(years=1, days=-1)).isoformat()


def test_the_passing_of_the_day_changes_no_row(source):
    what = happening(source, life_events()["turns-75"])
    assert what.before == what.after
    assert what.after[0].row["birth_date"] == "1951-11-21"


def test_a_domain_that_is_not_tested_has_no_events(source):
    with pytest.raises(UntestedError, match="public_assistance"):
        at(source, "public_assistance")
