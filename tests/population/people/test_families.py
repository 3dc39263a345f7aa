"""Households of every form are drawn, and their members belong together."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from conformance.population.edges import calendar_edges
from conformance.population.people.families import FAMILY, family
from conformance.population.people.lawful import broken_laws
from conformance.population.people.person import HEAD
from conformance.population.people.residents import ReferenceDay
from conformance.population.people.tape import Tape

DAY = date(2026, 4, 1)
AROUND = ReferenceDay(DAY, calendar_edges(DAY))


@pytest.fixture(scope="module")
def made(tapes):
    return [family(tape, AROUND) for tape in tapes(1500, FAMILY)]


def test_the_plainest_household_is_one_japanese_woman_who_lives_alone() -> None:
    (one,) = family(Tape(b""), AROUND).members
    assert (one.sex, one.relation, one.foreign) == ("female", HEAD, None)
    assert one.name.old_surname is None
    assert one.stay.leaves_on is None


def test_all_tapes_make_lawful_households(made) -> None:
    assert [law.key for one in made for law in broken_laws(one, DAY)] == []


def test_households_of_one_to_six_people_are_drawn(made) -> None:
    assert set(Counter(len(one.members) for one in made)) == {1, 2, 3, 4, 5, 6}


RELATIONS = [
    *[("夫",), ("妻",), ("夫（未届）",), ("妻（未届）",), ("父",), ("母",)],
    *[("子",), ("夫", "子"), ("妻", "子"), ("同居人",), ("縁故者",)],
]


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_is_drawn(made, relation: tuple[str, ...]) -> None:
    assert any(one.relation == relation for home in made for one in home.members)


def test_relatives_have_one_surname_where_they_are_japanese(made) -> None:
    for home in made:
        related = [
            one.name.surname
            for one in home.members
            if one.foreign is None and one.relation in (HEAD, ("夫",), ("妻",), ("父",), ("母",))
        ]
        assert len(set(related)) <= 1


def test_the_kind_is_that_of_the_head(tapes) -> None:
    for kind, foreign in (("japanese", False), ("foreign", True)):
        made = [family(tape, AROUND, kind) for tape in tapes(100, FAMILY)]
        assert {one.head.foreign is not None for one in made} == {foreign}
