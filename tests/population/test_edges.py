"""The edges of administration: every one has its source and its days, law changes by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.population.edges import AGES, age_edges, calendar_edges, change_days, law_edges
from conformance.rules.ages import attains

DAY = date(2026, 4, 1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_every_edge_has_days_a_source_and_a_title(reference: date) -> None:
    found = (*calendar_edges(reference), *age_edges(reference))
    assert len({edge.key for edge in found}) == len(found)
    for edge in found:
        assert edge.days
        assert edge.source
        assert edge.title_ja
        assert edge.title_en.isascii()


@given(DAYS, st.sampled_from(AGES))
def test_among_the_birthdays_is_one_of_each_side_of_an_age(reference: date, age: int) -> None:
    edge = next(edge for edge in age_edges(reference) if edge.key == f"turns-{age}")
    reached = [attains(birth, age) for birth in edge.days]
    assert min(reached) <= reference <= max(reached)
    assert any(day > reference for day in reached)


def test_a_term_of_fifteen_days_ends_on_the_day_or_next_to_it() -> None:
    edge = next(edge for edge in calendar_edges(DAY) if edge.key == "fifteenth-day")
    assert {DAY - day for day in edge.days} == {timedelta(days=n) for n in (14, 15, 16)}


def test_the_leap_day_is_the_last_one_there_was() -> None:
    edge = next(edge for edge in calendar_edges(DAY) if edge.key == "leap-day")
    assert edge.days == (date(2024, 2, 29),)


def test_a_law_change_is_an_edge_without_code() -> None:
    spec = load("child_allowance")
    keys = {edge.key for edge in law_edges(spec)}
    assert "law-monthly-amount-2024-10-01" in keys
    changed = spec.rules["monthly-amount"].model_copy(
        update={"parameters": ({"from": "2031-04-01", "third_or_later": 40000},)}
    )
    assert change_days(changed) == (date(2031, 4, 1),)


@pytest.mark.parametrize("domain", ["resident_register", "national_health_insurance"])
def test_each_change_gives_the_day_before_and_the_day_after(domain: str) -> None:
    for edge in law_edges(load(domain)):
        before, day, after = edge.days
        assert after - day == day - before == timedelta(days=1)
