"""Measures are drawn on each of their edges, and stand as rows that protect or do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.cases.trial import Trial
from conformance.catalog.active import is_active
from conformance.catalog.load import domains, load
from conformance.catalog.models.invariants import NoLeak
from conformance.checks.property.measures import (
    DrawnMeasure,
    listed_measures,
    measures_strategy,
    period_of,
    under,
)
from conformance.population.rows import RowBuilder
from tests.packages.nobody import NOBODY

DAY = date(2026, 11, 21)


def leaks():
    return [
        (domain, number, one)
        for domain in domains()
        for invariant in load(domain).invariants.values()
        for number, one in enumerate(c for c in invariant.checks if isinstance(c, NoLeak))
    ]


def trial_of(domain):
    spec = load(domain)
    case = SimpleNamespace(id=f"{domain}/x")
    return Trial(case, spec, {domain: spec}.get, None, NOBODY, DAY, 1)


def in_force(trial, one, rows, day=DAY):
    """How many of the rows protect on the day, by the contract's own words."""
    at = period_of(trial, one)
    found = 0
    for placed in rows:
        if placed.group != one.protected_by or not is_active(one.active, placed.row):
            continue
        since = placed.row.get(at.begin(placed.row)) if at else None
        until = placed.row.get(at.until_item) if at and at.until_item else None
        ended = placed.row.get(at.ended) if at and at.ended else None
        begun = (since or "") <= day.isoformat() <= (until or "9999-12-31")
        found += begun and day.isoformat() < (ended or "9999-12-31")
    return found


@pytest.mark.parametrize(("domain", "_number", "one"), leaks())
def test_a_listed_measure_protects_exactly_when_it_says_so(domain, _number, one) -> None:
    trial = trial_of(domain)
    for measure in listed_measures(trial, one):
        rows = under(trial, one, measure, [], "0000000001", DAY)
        assert bool(in_force(trial, one, rows)) is measure.protects


def over(domain):
    """The period that is over: none where nothing but an end that nobody keeps ends a measure."""
    stated = load(domain).head.protection
    return {(-365, -1)} if stated.until_item or stated.ended else set()


@pytest.mark.parametrize(("domain", "_number", "one"), leaks())
def test_every_kind_and_every_edge_of_the_period_is_listed(domain, _number, one) -> None:
    found = listed_measures(trial_of(domain), one)
    assert any(not measure.protects for measure in found)
    if period_of(trial_of(domain), one) is None:
        return
    periods = {m.period for m in found if m.protects}
    assert {(-30, None), (0, None), (-364, 0), (0, 0)} <= periods
    assert {m.period for m in found if not m.protects} == over(domain) | {(1, None)}
    assert {m.beside for m in found} == {"none", "ended", "coming"}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_drawn_measure_protects_exactly_when_it_says_so(data) -> None:
    domain, _, one = data.draw(st.sampled_from(leaks()))
    trial = trial_of(domain)
    measure = data.draw(measures_strategy(trial, one))
    rows = under(trial, one, measure, [], "0000000001", DAY)
    assert bool(in_force(trial, one, rows)) is measure.protects


def test_a_measure_beside_ends_the_day_before_or_begins_the_day_after() -> None:
    trial = trial_of("child_allowance")
    one = next(one for domain, _, one in leaks() if domain == "child_allowance")
    renewed = under(trial, one, DrawnMeasure({}, (0, None), "ended"), [], "0000000001", DAY)
    ends = [p.row["to_date"] for p in renewed if p.group == "support_measures"]
    assert (DAY - timedelta(days=1)).isoformat() in ends
    coming = under(trial, one, DrawnMeasure({}, (-9, 0), "coming"), [], "0000000001", DAY)
    begins = [p.row["from_date"] for p in coming if p.group == "support_measures"]
    assert (DAY + timedelta(days=1)).isoformat() in begins


def test_nothing_begins_after_a_measure_without_end() -> None:
    trial = trial_of("child_allowance")
    one = next(one for domain, _, one in leaks() if domain == "child_allowance")
    rows = under(trial, one, DrawnMeasure({}, (0, None), "coming"), [], "0000000001", DAY)
    assert len([p for p in rows if p.group == "support_measures"]) == 1


def test_rows_are_built_the_same_again() -> None:
    trial = trial_of("resident_register")
    assert isinstance(trial.builder, RowBuilder)
    one = next(one for domain, _, one in leaks() if domain == "resident_register")
    twice = [
        [p.row for p in under(trial, one, m, [], "0000000001", DAY)]
        for m in listed_measures(trial, one)[:2] * 2
    ]
    assert twice[:2] == twice[2:]


def situation(name, *, entered=False):
    trial = trial_of("resident_register")
    builder = replace(trial.builder, entered=entered)
    object.__setattr__(trial, "builder", builder)
    one = next(one for domain, _, one in leaks() if domain == "resident_register")
    measure = DrawnMeasure({"measure_kind": "1"}, situation=name)
    rows = under(trial, one, measure, [], "0000000001", DAY)
    return [placed.row for placed in rows if placed.group == "support_measures"]


def test_a_renewed_measure_was_applied_for_before_it_first_began() -> None:
    past, now = situation("renewed")
    assert past["applied_on"] <= past["starts_on"] < now["starts_on"] == DAY.isoformat()


def test_a_measure_that_a_function_ended_says_what_that_function_makes_of_it() -> None:
    (stored,), (entered,) = situation("ended"), situation("ended", entered=True)
    assert (stored["measure_kind"], entered["measure_kind"]) == ("1", "3")
    assert stored["terminated_on"] == entered["terminated_on"] == DAY.isoformat()
    assert situation("expired", entered=True)[0]["measure_kind"] == "1"
