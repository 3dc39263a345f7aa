"""Views and forms leave no trace of a protected person; one that is left is found and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conformance.cases.stories.steps import steps_of
from conformance.catalog.load import load
from conformance.checks.property import no_trace
from conformance.checks.property.protected import (
    ProtectionStory,
    days_of,
    laws_of,
    listed_days,
    stand,
)
from conformance.findings import UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from tests.checks.property.tried import tried as tried_first
from tests.packages.served import session

VEHICLE = "light_vehicle_tax/invariant/dv-location-never-leaks"
VIEW, FORMS = "function/support-alert-light", "form/*"
SCHOOL = "school_enrollment/invariant/dv-school-never-leaks"
TELLS = "light_vehicle_tax/vehicles/garage_location"


def tried(way, at="", **fault):
    return tried_first(VEHICLE, f"no-trace-{way}", at, **fault)


@pytest.mark.parametrize("way", ["views", "forms", "searches", "refusals", "handovers"])
def test_a_sound_package_leaves_no_trace(way) -> None:
    assert tried(way).verdict == "pass"


@pytest.mark.parametrize("way", ["views", "forms"])
def test_a_package_that_protects_nobody_on_one_day_is_found(way) -> None:
    at = VIEW if way == "views" else FORMS
    finding = tried(way, at, kind="measure_idle_on", trait="leap_day").finding
    assert finding.code == "F-LEAK"
    days = [step.on for step in steps_of(finding.example) if step.what == "day"]
    assert days == [date(2024, 2, 29)]


def test_the_finding_tells_the_measure_and_not_the_place() -> None:
    finding = tried_first(
        SCHOOL,
        "no-trace-views",
        "function/hold-support-target",
        kind="measure_missed",
        item="end_date",
        missed="last_day",
    ).finding
    stands = next(step for step in steps_of(finding.example) if step.what == "stands")
    assert stands.key == "holds"
    assert stands.values["end_date"] is not None
    assert all("address" in name or "code" in name for name in finding.found)


@pytest.mark.parametrize("where", ["header", "alert", "link", "detail", "row"])
def test_whatever_stands_beside_a_view_is_read(where) -> None:
    finding = tried("views", VIEW, kind="leaks_beside", tells=TELLS, where=where).finding
    assert (finding.code, finding.found) == ("F-LEAK", ["vehicles.garage_location"])


def test_a_copy_about_somebody_else_is_read() -> None:
    fault = {"kind": "leaks_beside", "tells": TELLS, "where": "item", "about_others": True}
    assert tried("forms", FORMS, **fault).finding.code == "F-LEAK"


def test_what_was_answered_to_an_entitled_role_is_not_answered_to_the_next() -> None:
    assert tried("views", VIEW, kind="answered_again").finding.code == "F-LEAK"


class HidesAlways:
    """A package that hides a garage whether or not anybody is protected."""

    def __init__(self, package) -> None:
        self.package = package

    def __getattr__(self, name):
        return getattr(self.package, name)

    def run(self, domain, function, inputs, role="clerk"):
        reply = self.package.run(domain, function, inputs, role)
        if role == "supervisor":
            return reply
        rows = tuple({**row, "garage_location": None, "alert": True} for row in reply.rows)
        return replace(reply, rows=rows)


def test_a_package_that_hides_what_nobody_protects_is_found() -> None:
    with session(correct, "light_vehicle_tax") as opened:
        opened._interface = HidesAlways(opened.interface)
        finding = opened.execute(trial_of(VEHICLE)).finding
    assert (finding.code, finding.expected is None) == ("F-VALUE", False)


def trial_of(requirement):
    domain = requirement.split("/", maxsplit=1)[0]
    spec = load(domain)
    one = next(r for r in requirements(spec) if r.id == requirement)
    return next(c for c in cases_of(spec, one) if "no-trace-views" in c.id)


def test_every_day_and_every_measure_is_tried_at_least_once() -> None:
    with session(correct, "school_enrollment") as opened:
        trial = opened.trial(trial_of(SCHOOL))
        one = laws_of(trial)[0]
        tried_days = {day for day, measure in listed_days(trial, one) if measure.protects}
        assert tried_days == set(days_of(trial))
        assert date(2024, 2, 29) in tried_days
        assert {f"{day:%m-%d}" for day in tried_days} >= {"03-31", "04-01", "12-31", "01-01"}
        assert min(tried_days) > date(2022, 1, 1)


def test_a_package_with_a_business_date_of_its_own_is_tried_on_it_alone() -> None:
    with session(correct, "school_enrollment") as opened:
        trial = replace(opened.trial(trial_of(SCHOOL)), scope="run/")
        assert days_of(trial) == (trial.day,)


def test_a_view_of_items_that_no_row_holds_is_untested(monkeypatch) -> None:
    def holding_nothing(trial, one, story, record, items):
        standing = stand(trial, one, story, record, items)
        return replace(standing, row={k: v for k, v in standing.row.items() if k not in items})

    monkeypatch.setattr(no_trace, "stand", holding_nothing)
    with session(correct, "light_vehicle_tax") as opened:
        trial = opened.trial(trial_of(VEHICLE))
        one = laws_of(trial)[0]
        day, measure = listed_days(trial, one)[0]
        story = ProtectionStory(day, measure, "long", (VIEW.partition("/")[2],), "clerk")
        with pytest.raises(UntestedError) as caught:
            no_trace._view(trial, one, story)
    assert caught.value.cause.code == "U-NOTHING-HELD"
