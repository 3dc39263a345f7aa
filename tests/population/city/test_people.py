"""Residents are plausible: households, ages, relations, numbers with check digits."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from conformance.population.city.people import most_rows, people
from conformance.population.city.settings import settings
from conformance.values.identifiers import registered

DAY = date(2026, 4, 1)


@pytest.fixture(scope="module")
def made():
    return people(2_000, 5, DAY, settings())


def test_there_are_exactly_as_many_residents_as_asked_for(made):
    assert made.count == 2_000
    assert people(7, 5, DAY, settings()).count == 7


def test_a_larger_city_begins_with_the_people_of_a_smaller_one(made):
    few = people(100, 5, DAY, settings()).facts["name", "birth_date", "my_number"]
    assert few[:90].equals(made.facts["name", "birth_date", "my_number"][:90])


def test_every_household_has_one_head_who_is_no_child(made):
    heads = made.facts.filter(pl.col("relation") == "head")
    assert heads["household"].n_unique() == heads.height == made.facts["household"].n_unique()
    assert heads["age"].min() >= 19


def test_children_are_younger_than_their_head_by_a_generation(made):
    facts = made.facts
    children = facts.filter(pl.col("relation") == "child")
    heads = facts["age"].gather(children["head"])
    assert (heads - children["age"]).min() >= 24


def test_minors_have_a_guardian_in_their_household(made):
    minors = made.facts.filter("minor")
    guardians = made.facts[minors["guardian"]]
    assert (guardians["household"] == minors["household"]).all()
    assert guardians["guardians"].all()


def test_nobody_is_born_after_the_day(made):
    assert made.facts["birth_date"].max() < DAY.isoformat()


@pytest.mark.parametrize(
    ("fact", "kind"), [("my_number", "kojin_bango"), ("resident_code", "juminhyo_code")]
)
def test_numbers_are_different_and_have_their_check_digit(made, fact, kind):
    numbers = made.facts[fact].to_list()
    assert len(set(numbers)) == len(numbers)
    assert all(registered()[kind].check(number) is None for number in numbers)


def test_people_of_one_household_share_name_and_address(made):
    shared = made.facts.filter(pl.col("nationality") == "japanese").group_by("household")
    counted = shared.agg(pl.col("surname").n_unique(), pl.col("address").n_unique())
    assert counted["surname"].max() == counted["address"].max() == 1


def test_a_history_begins_no_earlier_than_the_life_it_is_about():
    wanted, born = pl.Series([4, 4, 1]), pl.Series([95, 400, 95])
    assert most_rows(wanted, born).to_list() == [1, 4, 1]
