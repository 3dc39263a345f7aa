"""Moves: on the days that matter, within what a law is about, the same when written and read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.models.move_laws import Stories
from conformance.population.moves import (
    Move,
    concerned,
    edge_moves,
    move_days,
    move_of,
    moves,
)
from conformance.population.traits import has_trait

TODAY = date(2026, 11, 21)
CHANGE = date(2024, 10, 1)
WANTED = Stories(gap=(1, 20), filed=(0, 15), since=30, unless={"left": ("january_1",)})


@pytest.mark.parametrize(
    "trait",
    ["leap_day", "month_end", "fiscal_year_end", "april_1", "january_1", "january_2", "year_end"],
)
@pytest.mark.parametrize("today", [TODAY, date(2024, 2, 29), date(2028, 1, 1), date(2029, 12, 31)])
def test_a_year_of_moves_has_every_day_that_matters(trait: str, today: date) -> None:
    assert any(has_trait(trait, day.isoformat()) for day in move_days(today))


def test_a_change_of_law_brings_the_days_around_it() -> None:
    around = {CHANGE + timedelta(days=n) for n in (-1, 0, 1)}
    assert around <= set(move_days(TODAY, [CHANGE]))
    assert not around & set(move_days(TODAY))
    assert set(move_days(TODAY, [date(2006, 4, 1)])) == set(move_days(TODAY))


@given(moves(WANTED, TODAY, move_days(TODAY)))
def test_a_drawn_move_is_one_that_the_law_is_about(move: Move) -> None:
    assert move.since <= move.left - timedelta(days=30)
    assert 1 <= (move.entered - move.left).days <= 20
    assert 0 <= (move.filed - move.entered).days <= 15
    assert move.later > move.left
    assert not has_trait("january_1", move.left.isoformat())


@given(moves(Stories(gap=(0, 9)), TODAY, move_days(TODAY)))
def test_a_move_written_plain_is_read_back(move: Move) -> None:
    assert move_of(move.plain()) == move


@given(st.data())
def test_two_days_that_must_not_meet_do_not(data: st.DataObject) -> None:
    stories = Stories(apart=(("asked", "left"),))
    move = data.draw(moves(stories, TODAY, move_days(TODAY)))
    assert move.asked != move.left


def test_the_listed_moves_leave_on_each_day_once() -> None:
    days = move_days(TODAY)
    assert [m.left for m in edge_moves(Stories(), days, {"left"})] == list(days)


def test_the_listed_moves_are_filed_soon_and_late_and_asked_about_around_the_day() -> None:
    found = list(edge_moves(Stories(filed=(0, 15)), [date(2026, 3, 31)], {"filed", "asked"}))
    assert {m.filed for m in found} == {date(2026, 3, 31), date(2026, 4, 15)}
    assert {m.asked for m in found} == {date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)}
    assert len(found) == 6


def test_a_day_the_law_leaves_open_is_not_listed() -> None:
    days = move_days(TODAY)
    assert date(2026, 1, 1) in days
    assert date(2026, 1, 1) not in {m.left for m in edge_moves(WANTED, days, {"left"})}


def test_a_move_after_too_short_a_stay_is_none_of_the_law() -> None:
    day = date(2026, 3, 31)
    move = Move(day - timedelta(days=29), day, day, day, day, day + timedelta(days=1))
    assert not concerned(WANTED, move)
    assert concerned(Stories(since=29), move)
