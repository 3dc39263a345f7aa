"""The edges of administration: every one has its source and its days, law changes by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.population.edges import (
    AGES,
    age_edges,
    birth_edges,
    calendar_edges,
    change_days,
    change_edges,
    edge_hits,
    law_days,
    law_edges,
)
from conformance.rules.ages import attains

DAY = date(2026, 4, 1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_every_edge_has_days_a_source_and_a_title(reference: date) -> None:
    found = (*calendar_edges(reference), *age_edges(reference), *birth_edges(reference))
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


@given(DAYS, st.sampled_from(AGES))
def test_an_age_is_reached_today_the_day_before_the_birthday_and_yesterday_on_it(
    reference: date, age: int
) -> None:
    edges = {edge.key: edge.days for edge in birth_edges(reference)}
    if (reference.month, reference.day) != (2, 28):  # 29 February has its birthday on no day
        (eve,), (birthday,) = edges[f"birthday-{age}-eve"], edges[f"birthday-{age}"]
        assert attains(birthday, age) <= reference
        assert reference <= attains(eve, age) <= reference + timedelta(days=1)
    assert birthday_of(edges, age) <= reference


def birthday_of(edges: dict[str, tuple[date, ...]], age: int) -> date:
    return edges[f"birthday-{age}"][0]


@given(DAYS)
def test_nobody_at_an_edge_of_birth_is_born_later_than_today(reference: date) -> None:
    for edge in birth_edges(reference):
        assert all(day <= reference for day in edge.days)


def test_a_change_of_law_is_three_edges() -> None:
    edges = change_edges([DAY, DAY])
    assert [edge.days[0] - DAY for edge in edges] == [timedelta(days=n) for n in (-1, 0, 1)]
    assert len({edge.key for edge in edges}) == 3


def test_the_days_of_law_are_those_of_all_rules_once_each() -> None:
    spec = load("child_allowance")
    found = law_days(spec)
    assert list(found) == sorted(set(found))
    assert set(found) == {day for rule in spec.rules.values() for day in change_days(rule)}


def test_days_that_lie_at_an_edge_are_counted_as_often_as_they_were_drawn() -> None:
    edges = calendar_edges(DAY)
    new_year = date(2026, 1, 1)
    counts = edge_hits(edges, [new_year, new_year, date(2026, 2, 3)])
    assert counts["january-1"] == 2
    assert counts["leap-day"] == 0
    assert counts.keys() == {edge.key for edge in edges}


def test_days_within_a_span_are_those_from_its_first_to_its_last() -> None:
    edge = next(edge for edge in calendar_edges(DAY) if edge.key == "january-1")
    assert edge.within(date(2026, 1, 1), date(2026, 1, 1)) == (date(2026, 1, 1),)
    assert edge.within(date(2026, 1, 2), DAY) == ()
