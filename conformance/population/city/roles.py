"""What the key items of a group stand for: a resident, a household, a thing, a running number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.population.city.settings import Share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup

Place = tuple[str, str]
"""A domain and one of its groups."""

PERSON = "person"
"""The kind of unit of rows about residents."""

_PERSON_DIGITS = 15
_PLACES_DIGITS = 6  # codes of municipalities and welfare offices
_RUNNING = ("integer", "year_month", "year", "date", "code", "digits", "alnum")


@dataclass(frozen=True, slots=True)
class CityCatalogue:
    """The specifications of the city, by domain."""

    specs: Mapping[str, Specification]

    def group(self, place: Place) -> RecordGroup:
        """Return the group at a place."""
        return self.specs[place[0]].records[place[1]]

    def targets(self, item: Item) -> tuple[Place, ...]:
        """Return the groups an item refers to that the city has."""
        if item.ref is None or item.ref.domain not in self.specs:
            return ()
        known = self.specs[item.ref.domain].records
        return tuple((item.ref.domain, key) for key in item.ref.groups if key in known)

    def is_person(self, item: Item) -> bool:
        """Say whether the item holds the number (宛名番号) of a resident."""
        if item.type == "digits" and item.len == _PERSON_DIGITS and "宛名番号" in item.name_ja:
            return True
        if item.ref is None:
            return False
        wanted = item.ref.item
        return any(
            self.is_person(self.group(at).item(wanted))
            for at in self.targets(item)
            if self.group(at).item(wanted) is not item
        )

    def persons(self, place: Place) -> Place | None:
        """Return the group that stands for the persons of a place's domain."""
        head = self.specs[place[0]].head.persons
        return None if head is None else (place[0], head.group)


def is_household(item: Item) -> bool:
    """Say whether the item holds the number of a household."""
    return "世帯番号" in item.name_ja and item.type in {"digits", "alnum"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of a group are told apart.

    Attributes:
        place, group, share: whose plan it is, and what the settings say of it.
        subject: the item that names what a row is about; None when no item does.
        bases: the groups whose units these are some of.
        kind: `PERSON`, or the place whose units are numbered.
        unit_key: the key item that is different for each unit; `by_row`: for each row.
        sequence: the item that counts the rows of a unit.
    """

    place: Place
    group: RecordGroup
    share: Share
    subject: str | None
    bases: tuple[Place, ...]
    unit_key: str | None
    by_row: bool
    sequence: str | None


def plan(place: Place, catalogue: CityCatalogue, share: Share) -> Plan:
    """Return the plan of a group, from its keys and references and the settings."""
    group = catalogue.group(place)
    subject = _subject(place, catalogue, share)
    inherited = subject is not None and subject.key in group.primary_key
    free = [
        group.item(key) for key in group.primary_key if not inherited or key != subject_key(subject)
    ]
    free = [
        item for item in free if not (item.ref or catalogue.is_person(item) or _is_office(item))
    ]
    sequence = _sequence(group, share, free, inherited=inherited)
    ids = [i for i in free if i.key != sequence and i.type in {"digits", "alnum", "text"}]
    unit_key = max(ids, key=_room).key if ids and not (inherited and not ids) else None
    if unit_key is None and not inherited and sequence is not None and group.history is None:
        unit_key, sequence = sequence, None
    by_row = unit_key is not None and sequence is None
    bases = _bases(place, catalogue, share, subject)
    key = subject_key(subject)
    return Plan(place, group, share, key, bases, unit_key, by_row, sequence)


def subject_key(subject: Item | None) -> str | None:
    """Return the key of the item a row is about."""
    return None if subject is None else subject.key


def _subject(place: Place, catalogue: CityCatalogue, share: Share) -> Item | None:
    """Return the item that says what a row is about: the surest first."""
    group = catalogue.group(place)
    if share.by is not None:
        return group.item(share.by)
    if share.persons or share.per_thousand is not None:
        return None
    keys = [group.item(key) for key in group.primary_key]
    others = [item for item in group.items if item.key not in group.primary_key]
    refers = [i for i in (*keys, *others) if catalogue.targets(i) not in {(), (place,)}]
    ranked = (
        [i for i in refers if i in keys and catalogue.is_person(i)],
        [i for i in refers if i in keys],
        [i for i in keys if catalogue.is_person(i)],
        [i for i in refers if i.required and catalogue.is_person(i)],
        [i for i in refers if i.required],
        [i for i in group.items if catalogue.is_person(i)],
        refers,
    )
    return next((found[0] for found in ranked if found), None)


def _bases(
    place: Place, catalogue: CityCatalogue, share: Share, subject: Item | None
) -> tuple[Place, ...]:
    """Return the groups whose units a group's are some of; none: all residents, or things."""
    if share.of is not None:
        return ((place[0], share.of),)
    if subject is None:
        return ()
    found = tuple(at for at in catalogue.targets(subject) if at != place)
    persons = catalogue.persons(place)
    narrowed = bool(share.ages or share.who)
    if persons is None or persons == place or narrowed or not catalogue.is_person(subject):
        return found
    if any(at[0] == place[0] for at in found):
        return found
    leading = _subject(persons, catalogue, Share())
    rests_here = leading is not None and place in catalogue.targets(leading)
    return found if rests_here else (persons,)


def _sequence(group: RecordGroup, share: Share, free: list[Item], *, inherited: bool) -> str | None:
    """Return the item that counts the rows of a unit."""
    if share.sequence is not None:
        return share.sequence
    if group.history is not None and group.history.number in group.primary_key:
        return group.history.number
    counts = [item for kind in _RUNNING[:5] for item in free if item.type == kind]
    names = [item for kind in _RUNNING[5:] for item in free if item.type == kind]
    if counts:
        widest = [i for i in counts if i.type == counts[0].type]
        return widest[-1].key
    return names[-1].key if inherited and names else None


def _is_office(item: Item) -> bool:
    return item.identifier == "lg_code" or (
        item.type == "digits" and item.len == _PLACES_DIGITS and item.key.endswith("_code")
    )


def _room(item: Item) -> int:
    return item.len or item.max_len or 0
