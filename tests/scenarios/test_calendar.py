"""What a correct package would not bear is taken out of the calendar again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.scenarios.calendar import Calendar
from conformance.scenarios.event import ClerkRequest
from conformance.scenarios.settle import settle
from conformance.scenarios.tour import STORY, TourRequest
from conformance.worlds.town.town import Town
from tests.scenarios.conftest import maker


class Provided:
    def __init__(self, specs):
        self.specs = specs

    def get(self, domain):
        return self.specs.get(domain)

    def names(self):
        return tuple(self.specs)


@pytest.fixture(scope="module")
def one():
    return maker("child_allowance")


@pytest.fixture(scope="module")
def town(one):
    return Town(Provided(one.specs), 1, one.begins).rows()


def calendar(one, town, *events):
    requests = [TourRequest(event) for event in events]
    return Calendar(one.specs, one.profile, one.begins, town, {}, requests)


def payee(town):
    return next(p.row for p in town if p.group == "payees" and p.row["history_no"] == 1)


def changed(one, town, **inputs):
    row = payee(town)
    inputs = {"atena_number": row["atena_number"], **inputs}
    day = one.begins
    return ClerkRequest(day, "child_allowance", "manage-history", inputs, story=STORY)


def test_a_town_by_itself_needs_nothing_taken_out(one, town):
    found = calendar(one, town)
    found.make_lawful()
    assert found.left_out == {}
    assert len(found.rows()) == len(town)


def test_an_event_that_would_be_refused_is_taken_out_with_its_reason(one, town):
    event = changed(one, town, atena_number="000000000000009", name="甲")
    found = calendar(one, town, event)
    found.make_lawful()
    assert found.events() == []
    assert found.left_out == {"child_allowance/manage-history": "C0404"}


def test_an_event_that_leaves_an_unlawful_row_is_taken_out_with_the_check(one, town):
    event = changed(one, town, name="葛\U000e0100城", valid_from=one.begins.isoformat())
    found = calendar(one, town, event)
    found.make_lawful()
    assert found.events() == []
    assert "file-item-name" in found.left_out["child_allowance/manage-history"]


def test_with_one_event_of_a_story_all_of_it_goes(one, town):
    good = changed(one, town, name="甲", valid_from=one.begins.isoformat())
    bad = changed(one, town, atena_number="000000000000009", name="甲")
    found = calendar(one, town, replace(good, story="told"), replace(bad, story="told"))
    found.make_lawful()
    assert found.events() == []
    assert found.left_out == {"told": "C0404"}


def test_a_row_that_an_event_makes_anew_is_not_loaded(one, town):
    made = next(p for p in town if p.group == "bank_accounts")
    inputs = {k: v for k, v in made.row.items() if v is not None}
    event = ClerkRequest(one.begins, "child_allowance", "manage-bank-account", inputs, story=STORY)
    found = Calendar(one.specs, one.profile, one.begins, town, {}, [TourRequest(event, made)])
    assert made not in found.rows()
    assert found.settled().unlike == []


def test_what_must_be_refused_and_is_accepted_is_unlike_the_calendar(one, town):
    event = changed(one, town, name="甲", valid_from=one.begins.isoformat())
    told = settle(one.specs, town, [replace(event, refused="C0409")])
    assert [(e.function, why) for e, why in told.unlike] == [("manage-history", None)]
