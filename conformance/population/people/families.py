"""Households: a head, perhaps a spouse, a parent, children; Japanese, foreign, or both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.births import birth
from conformance.population.people.boosted import number, pick, seldom
from conformance.population.people.named import Surname
from conformance.population.people.person import Household
from conformance.population.people.residents import Given, resident
from conformance.rules.calendar import add_years

if TYPE_CHECKING:
    from datetime import date

    from hypothesis.strategies import DrawFn

    from conformance.population.people.person import Birth, Person, Sex
    from conformance.population.people.residents import Around, Kind

ADULT = 18
"""Age of marriage and of majority (民法第4条・第731条)."""

GENERATION = 16
"""Years that a parent is older than a child at least."""

_FORMS = ("alone", "parent", "couple", "family", "three_generations", "lodgers")
_CHILDREN = 3
_MIXED = 4  # couples for one of a Japanese and a foreigner
_FICTIVE = 4  # households for one with a 擬制世帯主
_SPOUSES = {"male": ("夫", "夫（未届）"), "female": ("妻", "妻（未届）")}
_UNMARRIED = ("夫（未届）", "妻（未届）")
_APART = ("同居人", "縁故者")
_OLDER = 15  # years between spouses at most; between a youngest and an oldest parent
_STEP = 5  # children for one of the spouse alone
_PARENTS = {"male": "父", "female": "母"}
_OTHER: dict[Sex, Sex] = {"male": "female", "female": "male"}


def family(draw: DrawFn, around: Around, kind: Kind = "any") -> Household:
    """Draw a household of the day; shrinks to one person who lives alone.

    Parents are older than their children, husbands are men and wives women; a child is foreign only
    where every parent in the household is.
    """
    form = pick(draw, _FORMS)
    if form == "alone":
        return Household((resident(draw, around, kind),))
    head = resident(draw, around, kind, Given(birth=_adult(draw, around.day, form)))
    members = [head]
    if form not in {"parent", "lodgers"}:
        members.append(_spouse(draw, around, head))
    if form == "three_generations":
        members.append(_parent(draw, around, head))
    if form in {"parent", "family", "three_generations"}:
        members += _children(draw, around, members[:2] if form != "parent" else members)
    if form == "lodgers":
        members.append(_lodger(draw, around, head))
    return Household(tuple(members), fictive_head=seldom(draw, _FICTIVE))


def _adult(draw: DrawFn, day: date, form: str) -> Birth:
    """Draw the birth of a head: grown up, and a parent not so old that children must be, too."""
    oldest = add_years(day, -100 if form in {"couple", "lodgers"} else -70)
    return birth(draw, day, oldest, add_years(day, -ADULT))


def _spouse(draw: DrawFn, around: Around, head: Person) -> Person:
    sex = _OTHER[head.sex]
    grown = add_years(around.day, -ADULT)
    near = birth(draw, around.day, add_years(head.birth.day, -_OLDER), grown)
    mixed = seldom(draw, _MIXED)
    kind: Kind = "foreign" if (head.foreign is None) == mixed else "japanese"
    return _member(
        draw, around, head, kind, Given(near, sex, relation=(pick(draw, _SPOUSES[sex]),))
    )


def _children(draw: DrawFn, around: Around, parents: list[Person]) -> list[Person]:
    """Draw one to three children of the head, or of the spouse alone (`妻の子`)."""
    grown = max(add_years(one.birth.day, GENERATION) for one in parents)
    earliest = min(grown, around.day)
    kind: Kind = "foreign" if all(one.foreign for one in parents) else "japanese"
    made: list[Person] = []
    for _ in range(1 + number(draw, _CHILDREN - 1)):
        other = parents[1].relation if len(parents) > 1 and seldom(draw, _STEP) else ()
        given = Given(birth(draw, around.day, earliest), relation=(*other, "子"))
        made.append(_member(draw, around, parents[0], kind, given))
    return sorted(made, key=lambda one: one.birth.day)


def _parent(draw: DrawFn, around: Around, head: Person) -> Person:
    latest = add_years(head.birth.day, -GENERATION)
    born = birth(draw, around.day, add_years(latest, -_OLDER), latest)
    sex: Sex = pick(draw, ("female", "male"))
    kind: Kind = "foreign" if head.foreign else "japanese"
    return _member(draw, around, head, kind, Given(born, sex, relation=(_PARENTS[sex],)))


def _lodger(draw: DrawFn, around: Around, head: Person) -> Person:
    born = birth(draw, around.day, None, add_years(around.day, -ADULT))
    return _member(draw, around, head, "any", Given(born, relation=(pick(draw, _APART),)))


def _member(draw: DrawFn, around: Around, head: Person, kind: Kind, given: Given) -> Person:
    """Draw a member of the head's household: at the same address, relatives of the same name."""
    family = head.name
    related = given.relation[0] not in (*_APART, *_UNMARRIED)
    shared = None
    if related and family.surname is not None and family.surname_kana is not None:
        shared = Surname(text=family.surname, kana=family.surname_kana)
    there = replace(given, surname=shared, address=head.address, head_name=head.head_name)
    return resident(draw, around, kind, there)
