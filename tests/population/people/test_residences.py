"""Everybody foreign stays by something that somebody born then can stay by, within its period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conformance.catalog.load import load
from conformance.population.edges import Edge, calendar_edges
from conformance.population.people.residences import (
    BASES,
    BORN,
    FIRST,
    GRACE,
    PASSING,
    PLAIN,
    PLAIN_CHILD,
    SPECIAL,
    expiry_edges,
    residence,
)
from conformance.rules.calendar import add_months

DAY = date(2026, 4, 1)
ADULT, CHILD = date(1990, 5, 5), date(2015, 5, 5)
EDGES = calendar_edges(DAY)
SPEC = load("resident_register")


@pytest.fixture
def some(tapes):
    def made(born: date, arrived: date = date(2020, 5, 5), number: int = 800):
        return [residence(one, DAY, born, arrived, "USA", EDGES) for one in tapes(number, 20)]

    return made


@pytest.mark.parametrize("basis", [PLAIN, PLAIN_CHILD, BORN, *BASES], ids=lambda one: one.key)
def test_status_and_category_stand_in_the_code_lists_of_the_register(basis) -> None:
    assert basis.category in SPEC.codes["article_30_45_category"].values.values()
    statuses = SPEC.codes["residence_status"].values
    assert basis.status == (None if basis.status_code is None else statuses[basis.status_code])


def test_every_way_to_stay_is_drawn_for_a_grown_up(some) -> None:
    drawn = {(held.category, held.status) for held in some(ADULT)}
    assert {(one.category, one.status) for one in BASES} <= drawn


def test_no_child_works(some) -> None:
    working = {one.status for one in (PLAIN, *BASES) if one.works}
    assert working
    assert not any(held.status in working for held in some(CHILD))


def test_a_newborn_has_no_status_yet_and_sixty_days(some) -> None:
    born = DAY - timedelta(days=3)
    for held in some(born, born, 50):
        assert (held.category, held.status) == (BORN.category, None)
        assert held.expires_on == born + timedelta(days=PASSING)
        assert held.since == born


def test_a_period_ends_on_the_day_its_months_after_the_permission(some) -> None:
    for held in some(ADULT):
        months = 12 * held.years + held.months
        if months:
            assert held.expires_on == add_months(held.granted_on, months)
        elif not held.days:
            assert held.expires_on is None


def test_special_permanent_residents_have_a_certificate_and_no_end(some) -> None:
    special = [held for held in some(ADULT) if held.category == SPECIAL]
    assert special
    assert all(held.card and held.expires_on is None and not held.status for held in special)


def test_nobody_is_a_foreign_resident_before_foreigners_were_registered(some) -> None:
    assert all(FIRST <= held.since <= DAY for held in some(ADULT, FIRST))


def test_periods_end_yesterday_today_and_tomorrow(some) -> None:
    ends = {held.expires_on for held in some(ADULT, number=2000)}
    assert all(set(edge.days) <= ends for edge in expiry_edges(DAY))


@pytest.mark.parametrize("day", [date(2024, 7, 29), date(2026, 4, 30), date(2027, 4, 29)])
def test_no_period_ended_longer_ago_than_it_goes_on_whatever_the_length_of_months(
    day, tapes
) -> None:
    near = (Edge("near", "", "", "", (add_months(day, -GRACE),)),)
    some = [residence(one, day, ADULT, date(2020, 5, 5), "USA", near) for one in tapes(800, 20)]
    ends = {one.expires_on for one in some if one.expires_on is not None}
    assert min(ends) >= add_months(day, -GRACE)
    assert all(one.granted_on is None or one.granted_on <= day for one in some)
