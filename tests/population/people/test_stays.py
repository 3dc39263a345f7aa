"""Moves stand in the order of time and lie at the edges they are drawn for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conformance.population.edges import calendar_edges
from conformance.population.people.addresses import HERE
from conformance.population.people.stays import AHEAD, TERM, stay
from conformance.population.people.tape import Tape

DAY = date(2026, 4, 1)
BORN = date(1990, 5, 5)
EDGES = calendar_edges(DAY)


@pytest.fixture
def some(tapes):
    def made(earliest: date = BORN, number: int = 1000):
        return [stay(tape, DAY, earliest, HERE, EDGES) for tape in tapes(number, 24)]

    return made


def test_the_plainest_came_today_and_stays() -> None:
    plain = stay(Tape(b""), DAY, BORN, HERE, EDGES)
    assert (plain.resident_since, plain.address_since, plain.filed_on) == (DAY, DAY, DAY)
    assert plain.leaves_on is None


def test_days_stand_in_the_order_of_time(some) -> None:
    for one in some():
        assert BORN <= one.resident_since <= one.address_since <= one.filed_on <= DAY
        assert one.leaves_on is None or DAY <= one.leaves_on <= DAY + AHEAD


def test_who_was_born_today_has_lived_here_since_today(some) -> None:
    assert {one.resident_since for one in some(DAY, 50)} == {DAY}


def test_only_who_came_from_elsewhere_has_an_address_before(some) -> None:
    for one in some():
        assert (one.previous is None) == (one.resident_since == BORN)


def test_the_address_before_is_in_another_municipality(some) -> None:
    before = {one.previous.municipality for one in some() if one.previous}
    assert len(before) == 2
    assert HERE.municipality not in before


def test_notifications_are_made_in_time_on_the_last_day_and_a_day_late(some) -> None:
    delays = {one.filed_on - one.address_since for one in some()}
    assert {timedelta(days=n) for n in (0, TERM, TERM + 1)} <= delays
