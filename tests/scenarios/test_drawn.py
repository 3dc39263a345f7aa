"""Stories that the seed has found."""

from __future__ import annotations

from datetime import timedelta

from conformance.population.traits import TRAITS
from conformance.scenarios.drawn import drawn_people, drawn_stories
from conformance.scenarios.make import BEGINS
from tests.scenarios.conftest import maker

LATER = timedelta(days=40)


def drawn(seed: int):
    one = maker("resident_register", "child_allowance")
    return drawn_stories(one.specs, seed, BEGINS, LATER, one.provided)


def test_a_seed_always_finds_the_same_people():
    assert drawn_people(3, BEGINS) == drawn_people(3, BEGINS)
    assert drawn(3) == drawn(3)


def test_another_seed_finds_others():
    assert drawn(3) != drawn(4)


def test_each_domain_has_a_story_about_somebody_with_something_remarkable():
    found = drawn(3)
    assert {story.events[0].domain for story in found} == {"resident_register", "child_allowance"}
    assert all(any(trait in story.why_en for trait in TRAITS) for story in found)


def test_the_person_stands_in_the_resident_register_and_at_the_counter_alike():
    (story,) = [s for s in drawn(3) if s.events[0].domain == "child_allowance"]
    (resident,) = story.rows
    entered = story.events[0].inputs
    shared = resident.values.keys() & entered.keys() & {"name", "birth_date"}
    assert shared
    assert all(resident.values[key] == entered[key] for key in shared)


def test_a_function_that_is_not_provided_tells_no_story():
    one = maker("child_allowance")
    assert drawn_stories(one.specs, 3, BEGINS, LATER, lambda *_: False) == ()
