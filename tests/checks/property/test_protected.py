"""A protected person stands with another who lives elsewhere, both told apart by canaries."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.checks.property.measures import DrawnMeasure
from conformance.checks.property.protected import ProtectionStory, laws_of, stand
from conformance.reference.behaviour import correct
from tests.checks.property.tried import case_of
from tests.packages.served import session

CASES = {
    "resident_register/invariant/dv-address-never-leaks": "residents",
    "school_enrollment/invariant/dv-school-never-leaks": "school_registers",
    "light_vehicle_tax/invariant/dv-location-never-leaks": "vehicles",
    "national_pension/invariant/dv-address-never-leaks": "support_measures",
}


@pytest.fixture(params=CASES.items(), ids=lambda pair: pair[0])
def trial_and_record(request):
    requirement, record = request.param
    with session(correct, requirement.split("/", maxsplit=1)[0]) as opened:
        yield opened.trial(case_of(requirement, "no-trace-refusals")), record


def story(trial, protects=True):
    one = laws_of(trial)[0]
    kinds = {k: v[0] if isinstance(v, tuple) else v for k, v in one.active.items()}
    period = (0, None) if protects else (-365, -1)
    measure = DrawnMeasure(kinds, period, protects=protects)
    return one, ProtectionStory(date(2024, 2, 29), measure, "long", (), "clerk")


def test_both_rows_are_stored_and_differ(trial_and_record) -> None:
    trial, record = trial_and_record
    standing = stand(trial, *story(trial), record)
    query = trial.interface.query
    assert standing.key != standing.other_key
    assert query(trial.domain, record, standing.key)[-1].items() >= standing.row.items()
    assert query(trial.domain, record, standing.other_key)


def test_the_canaries_are_the_persons_alone(trial_and_record) -> None:
    trial, record = trial_and_record
    standing = stand(trial, *story(trial), record)
    marks = [canary.mark for canary in standing.canaries]
    values = {canary.value for canary in standing.canaries}
    assert marks
    assert len(set(marks)) == len(values)
    assert all(mark not in str(standing.other) for mark in marks)
    own = [c for c in standing.canaries if c.group == record]
    assert {(c.item, c.value) for c in own} >= standing.own(standing.row)
    assert all(standing.row[item] == value for item, value in standing.own(standing.row))


def test_one_household_has_one_address_and_the_other_person_another() -> None:
    requirement = "resident_register/invariant/dv-address-never-leaks"
    with session(correct, "resident_register") as opened:
        trial = opened.trial(case_of(requirement, "no-trace-refusals"))
        standing = stand(trial, *story(trial), "residents")
        home = {"household_number": standing.row["household_number"]}
        rows = [
            row
            for group in ("residents", "households")
            for row in trial.interface.query("resident_register", group, home)
        ]
    assert len(rows) > 1
    assert {row["address"] for row in rows} == {standing.row["address"]}
    assert standing.other["household_number"] != standing.row["household_number"]


def test_the_business_date_is_the_storys(trial_and_record) -> None:
    trial, record = trial_and_record
    standing = stand(trial, *story(trial), record)
    assert standing.trial.day == date(2024, 2, 29)
    entries = trial.interface.audit()
    assert all(entry["at"].startswith("2024-02-29") for entry in entries)


def test_people_of_one_story_are_the_same_again(trial_and_record) -> None:
    trial, record = trial_and_record
    first, again = (stand(trial, *story(trial), record) for _ in range(2))
    assert (first.row, first.other) == (again.row, again.other)
    assert first.canaries == again.canaries
