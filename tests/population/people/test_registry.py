"""Whoever has a number is the same in any order, in any scope, and lawful with the household."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory, domains_in
from conformance.population.people.lawful import broken_laws
from conformance.population.people.numbering import Numbering
from conformance.population.people.registry import Registry
from conformance.population.people.roles import HEADS, roles

DAYS = (date(2024, 2, 29), date(2025, 4, 1), date(2026, 12, 31))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("head", HEADS)
def test_every_household_keeps_every_law(day, head):
    registry = Registry(1, day)
    for number in range(60):
        family = Numbering(1).family_of(number)
        assert broken_laws(registry.household(family, head), day) == ()


@pytest.mark.parametrize("role", roles())
def test_a_role_has_its_age(role):
    day = DAYS[1]
    born = Registry(3, day).person(Numbering(3).family_of("a"), role).birth.day
    youngest, oldest = roles()[role].ages
    assert youngest <= (day - born).days / 365.24 < oldest + 1


@pytest.mark.parametrize("scope", ["", "one", "two/3"])
@pytest.mark.parametrize("role", roles())
def test_a_number_tells_family_and_role_in_every_scope(role, scope):
    numbering = Numbering(1, scope)
    family = numbering.family_of("a")
    number = numbering.person(family, role, 15)
    assert len(number) == 15
    assert numbering.read(number) == (family, role)
    household = numbering.household(family, role, 15)
    assert numbering.read_household(household)[0] == family
    assert household != number


def test_numbers_of_two_scopes_never_meet():
    one, two = Numbering(1, "one"), Numbering(1, "two")
    families = [one.family_of(n) for n in range(200)]
    ours = {one.person(f, "head", 15) for f in families}
    assert ours.isdisjoint(two.person(f, "head", 15) for f in families)


def test_a_number_of_another_making_is_somebody():
    assert Numbering(1).read("A77")[1] == "elder_75"
    assert Numbering(1).read("")[1] == "head"


def test_groups_name_roles_that_there_are():
    named = {
        g.about
        for d in domains_in(catalog_directory())
        for g in load(d).records.values()
        if g.about
    }
    assert named <= set(roles())
    assert {"elder_75", "elder_65", "infant", "pupil", "foreigner"} <= named


def test_requests_are_about_roles_that_there_are():
    named = {
        one.operation.lawful.about
        for d in domains_in(catalog_directory())
        for one in load(d).functions.values()
        if hasattr(one.operation, "lawful") and one.operation.lawful.about
    }
    assert named
    assert named <= set(roles())


def test_people_of_two_scopes_are_of_one_age_and_no_two_are_taken_for_the_same():
    """A database that lasts refuses a second person of one name, birthday and sex."""
    day, known = DAYS[1], set()
    families = [Numbering(1).family_of(number) for number in range(40)]
    for scope in ("one/", "two/", "three/"):
        for family in families:
            person = Registry(1, day, scope).person(family, "head")
            known.add((person.name.kana, person.birth.day, person.sex))
            plain = Registry(1, day).person(family, "head")
            assert abs((person.birth.day - plain.birth.day).days) < 300
    assert len(known) == 3 * len(families)


def test_a_scope_has_the_same_people_again():
    family = Numbering(1).family_of("a")
    one, again = (Registry(1, DAYS[1], "one/").person(family, "head") for _ in range(2))
    assert one == again


@pytest.mark.parametrize("head", HEADS)
def test_households_of_a_scope_keep_every_law(head):
    registry = Registry(1, DAYS[0], "n/case/")
    for number in range(30):
        family = Numbering(1).family_of(number)
        assert broken_laws(registry.household(family, head), DAYS[0]) == ()
