"""What was entered today is changed today, and on no day before."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.worlds.arrange import Arranged
from conformance.worlds.since_today import since_today
from tests.worlds.as_it_is.fakes import DAY

SPEC = load("seal_registration")
OPERATION = SPEC.functions["abolish-on-card-loss"].operation
TODAY = DAY.isoformat()
EARLIER = {
    "registration_number": "1",
    "erased_date": "2026-03-20",
    "erase_processed_date": "2026-03-20",
    "operated_at": f"{TODAY}T09:00:00",
}


def changed(before, *, entered=True):
    trial = SimpleNamespace(
        spec=SPEC, group=SPEC.records.__getitem__, builder=SimpleNamespace(entered=entered)
    )
    form = Arranged(dict(EARLIER), [], DAY, "clerk")
    return since_today(trial, OPERATION, form, before).inputs


def test_a_registration_of_today_is_ended_today():
    assert changed({"registration_date": TODAY})["erased_date"] == TODAY


def test_what_is_no_day_stays():
    assert changed({"registration_date": TODAY})["registration_number"] == "1"


@pytest.mark.parametrize("before", [{"registration_date": "2026-02-01"}, {}])
def test_one_that_stood_before_is_ended_on_the_day_drawn(before):
    assert changed(before) == EARLIER


def test_where_rows_are_stored_as_they_are_drawn_nothing_moves():
    assert changed({"registration_date": TODAY}, entered=False) == EARLIER
