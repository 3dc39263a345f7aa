"""Measures lie on both sides of the days on which they begin and end to protect."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import find, given, settings

from conformance.population.people.measures import (
    DECIDED,
    ENDED,
    PROVISIONAL,
    VICTIMS,
    Measure,
    measures,
    starts,
    stops,
)

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


def lasting(first: date, last: date | None, kind: str = DECIDED) -> Measure:
    return Measure(kind, VICTIMS[0], first, last)


def test_a_measure_protects_on_its_first_and_its_last_day_and_on_no_other() -> None:
    one = lasting(DAY, DAY + ONE)
    found = [one.in_force(DAY + n * ONE) for n in (-1, 0, 1, 2)]
    assert found == [False, True, True, False]


def test_a_provisional_measure_protects_and_an_ended_one_does_not() -> None:
    assert lasting(DAY, None, PROVISIONAL).in_force(DAY)
    assert not lasting(DAY, None, ENDED).in_force(DAY)


@settings(max_examples=300, deadline=None)
@given(measures(DAY))
def test_no_measure_ends_before_it_begins(one: Measure) -> None:
    assert one.ends_on is None or one.starts_on < one.ends_on


def test_every_edge_of_a_measure_can_be_met() -> None:
    for edge in starts(DAY):
        assert find(measures(DAY), lambda m, e=edge: m.starts_on in e.days)
    for edge in stops(DAY):
        assert find(measures(DAY), lambda m, e=edge: m.ends_on in e.days)


def test_the_plainest_measure_is_decided_and_in_force() -> None:
    plain = find(measures(DAY), lambda _: True)
    assert plain.kind == DECIDED
    assert plain.in_force(DAY)


def test_measures_in_force_and_out_of_force_are_both_drawn() -> None:
    for wanted in (True, False):
        assert find(measures(DAY), lambda m, w=wanted: m.in_force(DAY) is w and m.kind == DECIDED)
