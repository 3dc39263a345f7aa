"""The people of a case: whoever has a number is always the same, and lives with the same others.

Nothing is written down: a person follows from the seed, the family and the role that the number
tells, and from the day on which the case takes place. They are plain on purpose; people at an edge
are drawn by `conformance.population.people.draw`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.population import seeds
from conformance.population.city.settings import settings
from conformance.population.people.addresses import HERE
from conformance.population.people.named import names
from conformance.population.people.person import (
    HEAD,
    SPACE,
    Birth,
    Household,
    Name,
    Person,
    ResidenceStatus,
    Stay,
)
from conformance.population.people.residences import FIRST, PLAIN, PLAIN_CHILD
from conformance.population.people.roles import head_of, roles
from conformance.rules.calendar import add_months, add_years
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from conformance.population.people.person import Address, Sex

CHILDREN = ("youth", "pupil", "infant")
"""Roles of children of a head and the spouse, the oldest first."""

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_YEAR = 365
_CAME = (8, 8)  # years ago that families came here at least, and how many more
_LOTS = 9000
_HOUSES = 90
_NOTICE = 3  # days after a move on which it is notified


@dataclass(frozen=True)
class Registry:
    """Everybody of a seed on a day.

    With a scope they have names and birthdays of their own: a database that lasts refuses a second
    person of one name, birthday and sex. Their ages are those of the seed.
    """

    seed: int
    day: date
    scope: str = ""

    @property
    def apart(self) -> tuple[str, ...]:
        """What tells the people of a scope from those of others."""
        return (self.scope,) if self.scope else ()

    def person(self, family: str, role: str) -> Person:
        """Return who plays a role in a family."""
        return _person(self, family, role)

    def household(self, family: str, role: str) -> Household:
        """Return the household of who plays a role in a family, the head first."""
        head = head_of(role)
        members: tuple[str, ...]
        if head == "head":
            members = ("head", "spouse", *CHILDREN)
        else:
            members = (head, "foreign_child") if head == "foreigner" else (head,)
        return Household(tuple(self.person(family, one) for one in members))


@lru_cache(maxsize=4096)
def _person(registry: Registry, family: str, role: str) -> Person:
    seed = registry.seed
    foreign = role in {"foreigner", "foreign_child"}
    born = _birth(registry, family, role)
    sex = _sex(seed, family, role)
    stay = _stay(registry, family, role, born)
    name, country = (
        _foreign_name(registry, family, role)
        if foreign
        else (_japanese_name(registry, family, role, sex), "")
    )
    held = _residence(registry, family, role, stay, country) if foreign else None
    relation = _relation(role, sex)
    head = name.text if relation == HEAD else registry.person(family, head_of(role)).name.text
    return Person(name, Birth(born), sex, _address(seed, family, role), stay, held, relation, head)


def _birth(registry: Registry, family: str, role: str) -> date:
    youngest, oldest = roles()[role].ages
    age = youngest + seeds.number(registry.seed, family, role, "age") % (oldest - youngest + 1)
    days = 40 + seeds.number(registry.seed, family, role, "birthday", *registry.apart) % 300
    return add_years(registry.day, -age) - timedelta(days=days)


def _sex(seed: int, family: str, role: str) -> Sex:
    if role == "spouse":
        return "female"
    if role == "head":
        return "male"  # so that a mother is always the wife
    return seeds.pick(("male", "female"), seed, family, role, "sex")


def _relation(role: str, sex: Sex) -> tuple[str, ...]:
    if role == "spouse":
        return ("夫",) if sex == "male" else ("妻",)
    return ("子",) if role in {*CHILDREN, "foreign_child"} else HEAD


def _japanese_name(registry: Registry, family: str, role: str, sex: Sex) -> Name:
    seed, apart = registry.seed, registry.apart
    surname = seeds.pick(settings().surnames, seed, family, head_of(role), "surname", *apart)
    known = settings().male if sex == "male" else settings().female
    given = seeds.pick(known, seed, family, role, "given", *apart)
    return Name(
        kana=f"{surname.kana}{SPACE}{given.kana}",
        surname=surname.text,
        given=given.text,
        surname_kana=surname.kana,
        given_kana=given.kana,
    )


def _foreign_name(registry: Registry, family: str, role: str) -> tuple[Name, str]:
    found = seeds.pick(names().foreign_plain, registry.seed, family, role, "name", *registry.apart)
    return Name(kana=found.kana, roman=found.roman, kanji=found.kanji), found.country


def _address(seed: int, family: str, role: str) -> Address:
    head = head_of(role)
    town = seeds.pick(settings().towns, seed, family, head, "town")
    lot = 1 + seeds.number(seed, family, head, "lot") % _LOTS
    house = 1 + seeds.number(seed, family, head, "house") % _HOUSES
    text = f"{lot}番地{house}".translate(_WIDE)
    return replace(HERE, town=town.text, lot=text)


def _stay(registry: Registry, family: str, role: str, born: date) -> Stay:
    """Return how somebody came: with the family, or born into it."""
    head = head_of(role)
    years = _CAME[0] + seeds.number(registry.seed, family, head, "came") % _CAME[1]
    came = add_years(registry.day, -years) - timedelta(
        days=seeds.number(registry.seed, family, head, "came on") % _YEAR
    )
    since = max(came, born)
    before = None if since == born else _FORMER
    notified = min(registry.day, since + timedelta(days=_NOTICE))
    return Stay(since, since, notified, before)


_FORMER = replace(HERE, city="隣見本市", municipality="139971", postal_code="9999972", lot="２番地")
"""Where those lived before who moved here."""


def _residence(
    registry: Registry, family: str, role: str, stay: Stay, country: str
) -> ResidenceStatus:
    basis = PLAIN_CHILD if role == "foreign_child" else PLAIN
    months = basis.months or 0
    granted = add_months(
        registry.day, -(1 + seeds.number(registry.seed, family, role, "stay") % 20)
    )
    return ResidenceStatus(
        country,
        names().countries[country],
        basis.category,
        basis.status,
        basis.status_code,
        months // 12,
        months % 12,
        0,
        granted,
        add_months(granted, months),
        max(FIRST, stay.resident_since),
        registered()["zairyu_card_no"].generate(seeds.number(registry.seed, family, role, "card")),
    )
