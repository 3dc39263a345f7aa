"""What fails is shrunk to the plainest person for whom it fails."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import find, given, settings
from hypothesis import strategies as st

from conformance.population.people.addresses import HERE
from conformance.population.people.births import PLAIN
from conformance.population.people.draw import households, people
from conformance.population.people.person import HEAD

DAY = date(2026, 4, 1)
ONCE = settings(database=None, max_examples=500)


def plainest(strategy, wanted):
    return find(strategy, wanted, settings=ONCE, random=Random(0))  # noqa: S311 - no secret


def test_the_plainest_person_of_all_has_nothing_special() -> None:
    one = plainest(people(DAY), lambda _: True)
    assert (one.birth.day, one.address, one.foreign) == (PLAIN, HERE, None)
    assert one.relation == HEAD
    assert one.head_name == one.name.text


def test_a_failure_of_aliases_is_told_of_somebody_who_has_an_alias_and_else_is_plain() -> None:
    one = plainest(people(DAY), lambda person: person.name.alias is not None)
    assert one.name.alias is not None
    assert (one.birth.day, one.address) == (PLAIN, HERE)
    assert (one.stay.resident_since, one.stay.leaves_on) == (DAY, None)


def test_a_failure_of_leap_days_is_told_of_a_plain_name_and_address() -> None:
    one = plainest(people(DAY), lambda p: (p.birth.day.month, p.birth.day.day) == (2, 29))
    assert (one.name.text, one.address, one.foreign) == ("佐藤\u3000花子", HERE, None)


def test_a_failure_of_children_is_told_of_two_people() -> None:
    home = plainest(households(DAY), lambda home: any("子" in m.relation for m in home.members))
    assert [one.relation for one in home.members] == [HEAD, ("子",)]


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(["japanese", "foreign"]))
def test_the_kind_asked_for_is_drawn(data, kind: str) -> None:
    assert (data.draw(people(DAY, kind=kind)).foreign is not None) == (kind == "foreign")
    assert (data.draw(households(DAY, kind=kind)).head.foreign is not None) == (kind == "foreign")
