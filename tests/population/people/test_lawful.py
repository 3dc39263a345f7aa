"""Everybody drawn keeps the laws; somebody who does not is found out by the law that is broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.population.people.draw import households, people
from conformance.population.people.lawful import LAWS, broken_laws
from conformance.population.people.person import (
    HEAD,
    Address,
    Birth,
    Household,
    Name,
    Person,
    ResidenceStatus,
    Stay,
)

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)
HERE = Address("仮想県", "試験市", "桜町", "１番地", "", "9999971", "139998", "0001000")
STAY = Stay(date(2020, 5, 1), date(2021, 5, 1), date(2021, 5, 2))
HEAD_NAME = "佐藤　花子"
WOMAN = Person(
    Name("サトウ　ハナコ", "佐藤", "花子", "サトウ", "ハナコ"),
    Birth(date(1985, 6, 15)),
    "female",
    HERE,
    STAY,
    None,
    HEAD,
    HEAD_NAME,
)
MAN = replace(WOMAN, sex="male", relation=("夫",))
CHILD = replace(WOMAN, birth=Birth(date(2015, 6, 15)), relation=("子",))
HELD = ResidenceStatus(
    "USA", "米国", "中長期在留者", "留学", "D01", 1, 3, 0, date(2025, 5, 1), date(2026, 8, 1),
    date(2020, 5, 1), "AB12345678CD",
)  # fmt: skip
NAME = Name("サンプル　アンナ", roman="SAMPLE　ANNA")
FOREIGNER = replace(WOMAN, name=NAME, foreign=HELD, head_name=NAME.text)
PASSING = replace(HELD, status=None, status_code=None, years=0, months=0, days=60, card=None)


def alone(person: Person) -> Household:
    return Household((person,))


def staying(**changes: object) -> Household:
    return alone(replace(FOREIGNER, foreign=replace(HELD, **changes)))


UNLAWFUL = {
    "one-head": Household((WOMAN, replace(MAN, relation=HEAD))),
    "one-address": Household((WOMAN, replace(MAN, address=replace(HERE, lot="２番地")))),
    "generations": Household((WOMAN, replace(CHILD, birth=Birth(date(2000, 6, 15))))),
    "marriage-age": Household((WOMAN, replace(MAN, birth=Birth(date(2008, 4, 3))))),
    "relation-sex": Household((WOMAN, replace(MAN, sex="female"))),
    "order-of-days": alone(replace(WOMAN, stay=replace(STAY, filed_on=date(2021, 4, 30)))),
    "names": alone(replace(WOMAN, foreign=HELD)),
    "residence": staying(expires_on=date(2026, 1, 31)),
    "registered": staying(since=date(2012, 7, 8)),
    "passing": alone(replace(FOREIGNER, foreign=replace(PASSING, since=PASSING.granted_on))),
}


def test_every_law_has_a_household_that_breaks_it_alone() -> None:
    assert list(UNLAWFUL) == [law.key for law in LAWS]
    found = {key: [law.key for law in broken_laws(made, DAY)] for key, made in UNLAWFUL.items()}
    assert found == {key: [key] for key in UNLAWFUL}


@pytest.mark.parametrize("made", [alone(WOMAN), Household((WOMAN, MAN, CHILD)), staying()])
def test_a_lawful_household_breaks_none(made: Household) -> None:
    assert broken_laws(made, DAY) == ()


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@settings(max_examples=300, deadline=None)
@given(st.data(), DAYS, st.sampled_from(["any", "japanese", "foreign"]))
def test_every_household_drawn_is_lawful(data, day, kind) -> None:
    household = data.draw(households(day, (day - ONE, day + 60 * ONE), kind))
    assert [law.key for law in broken_laws(household, day)] == []


@settings(max_examples=200, deadline=None)
@given(people(DAY, kind="japanese"))
def test_no_japanese_has_what_only_foreigners_have(person: Person) -> None:
    assert person.foreign is None
    assert person.name.surname is not None


@settings(max_examples=200, deadline=None)
@given(people(DAY, kind="foreign"))
def test_every_foreigner_stays_by_something(person: Person) -> None:
    assert person.foreign is not None
    assert person.name.surname is None


@settings(max_examples=200, deadline=None)
@given(households(DAY))
def test_a_child_is_foreign_only_where_every_parent_in_the_household_is(household) -> None:
    own = [one for one in household.members if one.relation[-1] == "子"]
    parents = [m for m in household.members if m.relation in (HEAD, ("夫",), ("妻",))]
    for child in own:
        if child.foreign is not None:
            assert all(one.foreign for one in parents)
