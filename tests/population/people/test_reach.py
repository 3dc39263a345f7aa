"""Every edge is reached in a case's examples, and whoever is at an edge is counted there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from conformance.catalog.load import load
from conformance.population.edges import law_days
from conformance.population.people.draw import households
from conformance.population.people.reach import reach_counts, reachable

if TYPE_CHECKING:
    from conformance.population.people.person import Household

DAY = date(2026, 4, 1)
EXAMPLES = 100
RUNS = 10
MISSES = 5
"""Of ten runs that each miss an edge once in twenty, six miss it once in 360,000 (binomial)."""


def drawn(strategy, number: int, examples: int = EXAMPLES) -> list[Household]:
    found: list[Household] = []

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )
    @given(strategy)
    def collect(one: Household) -> None:
        found.append(one)

    collect()
    return found


@pytest.mark.parametrize("domain", ["individual_resident_tax", "resident_register"])
def test_a_hundred_examples_reach_every_edge(domain: str) -> None:
    laws = law_days(load(domain))
    edges, strategy = reachable(DAY, laws), households(DAY, laws)
    hits: Counter[str] = Counter()
    for run in range(RUNS):
        hits.update(
            key for key, count in reach_counts(edges, drawn(strategy, run)).items() if count
        )
    assert {edge.key for edge in edges if hits[edge.key] < RUNS - MISSES} == set()


def test_the_same_seed_draws_the_same_households() -> None:
    assert drawn(households(DAY), 7) == drawn(households(DAY), 7)
    assert drawn(households(DAY), 7) != drawn(households(DAY), 8)


def test_the_edges_that_the_harness_promises_are_among_those_counted() -> None:
    keys = {edge.key for edge in reachable(DAY, law_days(load("child_allowance")))}
    ages = {
        f"birthday-{n}{eve}" for n in (3, 6, 15, 18, 20, 40, 65, 70, 75) for eve in ("", "-eve")
    }
    days = {"born-leap-day", "born-april-1", "born-april-2", "january-1", "fiscal-year-end"}
    others = {"month-end", "fourteenth-day", "fifteenth-day", "notified-day-14", "notified-day-15"}
    laws = {f"change-2024-10-01{at}" for at in ("-eve", "", "-next")}
    eras = {"born-era-S", "born-era-H", "born-era-R"}
    assert ages | days | others | laws | eras <= keys


def test_edges_have_keys_of_their_own_a_title_and_a_source() -> None:
    edges = reachable(DAY, (date(2024, 10, 1),))
    assert len({edge.key for edge in edges}) == len(edges)
    assert all(edge.title_ja and edge.title_en.isascii() and edge.source for edge in edges)


def test_a_change_of_law_that_nobody_drawn_can_have_met_is_not_promised() -> None:
    far = (date(1990, 4, 1), date(2031, 4, 1))
    assert [edge.key for edge in reachable(DAY, far)] == [edge.key for edge in reachable(DAY)]


def test_a_new_day_of_effect_in_a_rule_is_drawn_without_code() -> None:
    spec = load("child_allowance")
    rule = spec.rules["monthly-amount"]
    new = date(2025, 11, 17)
    changed = rule.model_copy(update={"parameters": (*rule.parameters, {"from": new.isoformat()})})
    laws = law_days(replace(spec, rules={**spec.rules, "monthly-amount": changed}))
    assert new in laws
    assert new not in law_days(spec)
    found = drawn(households(DAY, laws), 1)
    days = {day for household in found for one in household.members for day in one.days}
    assert {new - timedelta(days=1), new, new + timedelta(days=1)} <= days
