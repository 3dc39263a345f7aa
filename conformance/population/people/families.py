"""Households: a head, perhaps a spouse, a parent, children; Japanese, foreign, or both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.births import birth
from conformance.population.people.named import Surname
from conformance.population.people.person import Household
from conformance.population.people.residents import PERSON, SEXES, SettledFacts, resident
from conformance.rules.calendar import add_years

if TYPE_CHECKING:
    from datetime import date

    from conformance.population.people.person import Birth, Name, Person, Sex
    from conformance.population.people.residents import Kind, ReferenceDay
    from conformance.population.people.tape import Tape

ADULT = 18
"""Age of marriage and of majority (民法第4条・第731条)."""

GENERATION = 16
"""Years that a parent is older than a child at least."""

_THREE = "three_generations"
_OFTEN = 5  # three generations as often as all others together: there the old and the young are
_FORMS = ("alone", "parent", "couple", "family", "lodgers", *(_THREE,) * _OFTEN)
_MOST = 6  # members: head, spouse or lodger, parent, three children
FAMILY = PERSON * (1 + _MOST)
"""Bytes of tape that a household is chosen from."""

_MIXED = 3  # couples for one of a Japanese and a foreigner
_FOREIGN = 4  # households for one of a foreigner, beside those where it is left to chance
_FICTIVE = 4  # households for one with a 擬制世帯主
_SPOUSES = {"male": ("夫", "夫（未届）"), "female": ("妻", "妻（未届）")}
_UNMARRIED = ("夫（未届）", "妻（未届）")
_APART = ("同居人", "縁故者")
_OLDER = 15  # years that a spouse is older at most
_PARENT = 80  # years of the oldest who live with their children
_YOUNG = 4  # parents for one who may be younger
_MINOR = 19  # years since the birth of most children
_GROWN = 4  # children for one who may be older
_STEP = 5  # children for one of the spouse alone
_PARENTS = {"male": "父", "female": "母"}
_OTHER: dict[Sex, Sex] = {"male": "female", "female": "male"}


def family(tape: Tape, around: ReferenceDay, kind: Kind = "any") -> Household:
    """Choose a household of the day; the plainest is one person who lives alone.

    Parents are older than their children, husbands are men and wives women; a child is foreign only
    where every parent in the household is.
    """
    form, fictive = tape.pick(_FORMS), tape.seldom(_FICTIVE)
    if kind == "any" and tape.seldom(_FOREIGN):
        kind = "foreign"
    first, second, third, *others = (tape.part(n, PERSON) for n in range(1, _MOST + 1))
    if form == "alone":
        return Household((resident(first, around, kind),))
    head = resident(first, around, kind, SettledFacts(birth=_head(first, around.day, form)))
    members = [head]
    if form not in {"parent", "lodgers"}:
        members.append(_spouse(second, around, head))
    if form in {"parent", "family", _THREE}:
        some = others[: 1 + tape.number(len(others) - 1)]
        members += _children(some, around, members)
    if form == _THREE:
        members.append(_parent(third, around, head))
    if form == "lodgers":
        members.append(_lodger(second, around, head))
    return Household(tuple(members), fictive_head=fictive)


def _head(tape: Tape, day: date, form: str) -> Birth:
    """Choose the birth of a head: of parents mostly so that a child can be of any age up to 18."""
    if form in {"couple", "lodgers"}:
        return birth(tape, day, None, add_years(day, -ADULT))
    youngest = ADULT if tape.seldom(_YOUNG) else ADULT + GENERATION
    return birth(tape, day, add_years(day, -_PARENT), add_years(day, -youngest))


def _spouse(tape: Tape, around: ReferenceDay, head: Person) -> Person:
    sex = _OTHER[head.sex]
    grown = add_years(around.day, -ADULT)
    near = birth(tape, around.day, add_years(head.birth.day, -_OLDER), grown)
    mixed = tape.seldom(_MIXED)
    kind: Kind = "foreign" if (head.foreign is None) == mixed else "japanese"
    relation = (tape.pick(_SPOUSES[sex]),)
    return _member(tape, around, head, kind, SettledFacts(near, sex, relation=relation))


def _children(tapes: list[Tape], around: ReferenceDay, parents: list[Person]) -> list[Person]:
    """Choose a child from each tape, of the head or of the spouse alone, the oldest first."""
    named = next((one for one in parents if one.foreign is None), parents[0])
    grown = max(add_years(one.birth.day, GENERATION) for one in parents)
    kind: Kind = "foreign" if all(one.foreign for one in parents) else "japanese"
    made: list[Person] = []
    for tape in tapes:
        other = parents[-1].relation if len(parents) > 1 and tape.seldom(_STEP) else ()
        early = grown if tape.seldom(_GROWN) else max(grown, add_years(around.day, -_MINOR))
        born = birth(tape, around.day, min(early, around.day))
        given = SettledFacts(born, surname=_family_name(named.name), relation=(*other, "子"))
        made.append(_member(tape, around, parents[0], kind, given))
    return sorted(made, key=lambda one: one.birth.day)


def _parent(tape: Tape, around: ReferenceDay, head: Person) -> Person:
    latest = add_years(head.birth.day, -GENERATION)
    born = birth(tape, around.day, None, latest)
    sex = tape.pick(SEXES)
    kind: Kind = "foreign" if head.foreign else "japanese"
    return _member(tape, around, head, kind, SettledFacts(born, sex, relation=(_PARENTS[sex],)))


def _lodger(tape: Tape, around: ReferenceDay, head: Person) -> Person:
    born = birth(tape, around.day, None, add_years(around.day, -ADULT))
    return _member(tape, around, head, "any", SettledFacts(born, relation=(tape.pick(_APART),)))


def _member(
    tape: Tape, around: ReferenceDay, head: Person, kind: Kind, given: SettledFacts
) -> Person:
    """Choose a member of the head's household: at the same address, relatives of the same name."""
    related = given.relation[0] not in (*_APART, *_UNMARRIED)
    shared = given.surname or (_family_name(head.name) if related else None)
    there = replace(given, surname=shared, address=head.address, head_name=head.head_name)
    return resident(tape, around, kind, there)


def _family_name(name: Name) -> Surname | None:
    """Return the surname 氏 that relatives share; foreigners have none."""
    if name.surname is None or name.surname_kana is None:
        return None
    return Surname(text=name.surname, kana=name.surname_kana)
