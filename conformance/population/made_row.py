"""One row of a group: whom it is about, what it says of them, its days in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.population import seeds
from conformance.population.agreeing import agreeing
from conformance.population.city.settings import settings
from conformance.population.item_values import ValueMaker
from conformance.population.once import once_per_object
from conformance.population.ordered_days import in_order
from conformance.population.people.dressed import dressed
from conformance.population.people.items import parts
from conformance.population.people.numbering import Numbering
from conformance.population.people.numbers import is_household, is_person, principal
from conformance.population.people.person import SPACE, Birth, Person
from conformance.population.people.registry import Registry
from conformance.population.people.roles import BESIDE, STRANGERS, role_of, says_foreign
from conformance.population.quiet import quiet_values
from conformance.population.row_laws import complete, forwards
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

    Row = dict[str, Json]

_LONG = 15  # digits of a number of persons
_APART = 10**8  # numbers that tell rows apart by themselves: two are hardly ever the same
_FORMER = ("old_surname", "old_surname_kana")
_OWN = {"kojin_bango": "個人番号", "juminhyo_code": "住民票コード"}
"""Identifiers that a person has one of, and what the item is called that holds it."""


@dataclass(frozen=True)
class RowMaker:
    """Makes one row.

    `known_family`: who it is about where no number in it says so; `who`: their role where neither a
    number nor its group says so.
    """

    seed: int
    day: date
    scope: str
    spec: Specification
    group: RecordGroup
    name: str
    fixed: Mapping[str, Json]
    known_family: str | None = None
    who: str | None = None

    def row(self, items: Iterable[str]) -> Row:
        """Return the row with required, named and fixed items; unnamed flags are ordinary."""
        wanted = {i.key for i in self.group.items if i.required} | set(self.group.primary_key)
        named = set(items)
        quiet = quiet_values(self.spec, self.group, wanted - named)
        wanted |= named
        row: Row = {item.key: self.value(item) for item in self.group.items if item.key in wanted}
        row.update({k: v for k, v in self._worn.items() if k in wanted and v is not None})
        row.update({key: value for key, value in quiet.items() if key in row})
        row.update(_history(self.group))
        row.update(self.fixed)
        row = agreeing(self.spec, self.group, row, self.fixed)
        row = complete(self.group, row, self._told)
        row = in_order(self.group, row, self.fixed, self.day)
        return forwards(self.group, row, self.fixed)

    def _told(self, item: Item) -> Json:
        worn = self._worn.get(item.key)
        return self.value(item) if worn is None else worn

    def value(self, item: Item) -> Json:
        """Return what an item holds that no person wears: a number, a code, a day."""
        if is_person(item):
            return self._number(item)
        if is_household(item):
            length = item.len or item.max_len or _LONG
            return self._numbering.household(self.family, self._role, length)
        if item.identifier in _OWN and item.name_ja.startswith(_OWN[item.identifier]):
            number = f"{self.scope}{self._whose}"
            drawn = seeds.number(self.seed, number, item.identifier)
            return registered()[item.identifier].generate(drawn)
        if (former := self._former(item)) is not None:
            return former
        if _numbers_alone(self.group, item):
            return (item.min or 1) + seeds.number(self.seed, self.name, item.key) % _APART
        scoped = _identifies(self.group, item)
        return (self._scoped if scoped else self._plain).value(item)

    def _former(self, item: Item) -> str | None:
        """Return a former surname, or how it is read: both of the same name (令第30条の13)."""
        part = parts(self.group).get(item.key)
        if part not in _FORMER:
            return None
        found = seeds.pick(settings().surnames, self.seed, self.name, "former surname")
        return found.text if part == _FORMER[0] else found.kana

    @cached_property
    def family(self) -> str:
        """The family the row is about: of a number that is fixed, else the row's own."""
        for item in self._numbers:
            value = self.fixed.get(item.key)
            if isinstance(value, str) and value:
                if is_person(item):
                    return self._numbering.read(value)[0]
                return self._numbering.read_household(value)[0]
        return self.known_family or self._numbering.family_of(self.name)

    @property
    def person(self) -> Person:
        """Who the row is about; what is fixed of them holds."""
        family, role = self.family, self._role
        if self._principal is not None:
            value = self.fixed.get(self._principal.key)
            number = value if isinstance(value, str) and value else self.value(self._principal)
            family = self._numbering.read(str(number))[0]
        return _moved(
            Registry(self.seed, self.day, self.scope).person(family, role), self.group, self.fixed
        )

    def companion(self) -> Row:
        """Return the item and number of who lives with whom the row is about; else a stranger's."""
        own = self._principal
        value = None if own is None else self.fixed.get(own.key)
        if own is None or not isinstance(value, str):
            return {}
        family, role = self._numbering.read(value)
        if role not in BESIDE:
            family = self._numbering.family_of(self.name)
        return {own.key: self._numbering.person(family, BESIDE.get(role, role), len(value))}

    def joining(self, *, newborn: bool = False) -> Row:
        """Return the item and number of who lives with a head whom the row would make known.

        `newborn`: a child of the head.
        """
        own = self._principal
        if own is None or own.ref is not None or self._role not in {"head", "foreigner"}:
            return {}
        length = own.len or own.max_len or _LONG
        child = "infant" if self._role == "head" else BESIDE[self._role]
        beside = child if newborn else BESIDE[self._role]
        return {own.key: self._numbering.person(self.family, beside, length)}

    @staticmethod
    def role_of_number(seed: int, scope: str, number: str) -> str:
        """Return the role that the number of a person tells."""
        return Numbering(seed, scope).read(number)[1]

    @cached_property
    def _role(self) -> str:
        """The role of whom the row is about: as its number tells, else its group and facts."""
        own = self._principal
        if own is None:
            return self.group.about or "head"
        value = self._said(own)
        if value is not None:
            return self._as_written(self._numbering.read(value)[1])
        role = role_of(self.group, own)
        if self.group.about is not None or role != "head":
            return role
        home = next((v for i in self._numbers if is_household(i) and (v := self._said(i))), None)
        if home is not None:
            return self._numbering.read_household(home)[1]
        if says_foreign(self.spec, self.group, self.fixed):
            return "foreigner"
        return self.who or role

    def _said(self, item: Item) -> str | None:
        value = self.fixed.get(item.key)
        return value if isinstance(value, str) and value else None

    def _as_written(self, role: str) -> str:
        """Return the role, a foreigner's where only foreigners are in the group, and so on."""
        about = self.group.about or ""
        if about.startswith("foreign") and not role.startswith("foreign"):
            return about
        return role

    @cached_property
    def _worn(self) -> Row:
        return dressed(self.spec, self.group, self.person) if parts(self.group) else {}

    @cached_property
    def _principal(self) -> Item | None:
        key = principal(self.group)
        return None if key is None else self.group.item(key)

    @cached_property
    def _numbers(self) -> list[Item]:
        """The items with numbers of the family, the one the row is about first."""
        own = [self._principal] if self._principal else []
        return [*own, *_family_numbers(self.group)]

    @property
    def _whose(self) -> str:
        own = self._principal
        if own is None:
            return f"{self.family} {self.group.about}"
        value = self.fixed.get(own.key)
        return value if isinstance(value, str) and value else str(self._number(own))

    def _number(self, item: Item) -> str:
        length = item.len or item.max_len or _LONG
        if any(name in item.name_ja for name in STRANGERS):
            family = self._numbering.family_of(f"{self.family} {item.key}")
        else:
            family = self.family
        role = self._role if item is self._principal else role_of(self.group, item)
        return self._numbering.person(family, role, length)

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self.seed, self.scope)

    @cached_property
    def _plain(self) -> ValueMaker:
        return ValueMaker(self.seed, self.name, self.day, self.spec.codes)

    @cached_property
    def _scoped(self) -> ValueMaker:
        return ValueMaker(self.seed, f"{self.scope}{self.name}", self.day, self.spec.codes)


@once_per_object
def _family_numbers(group: RecordGroup) -> tuple[Item, ...]:
    """Return the items with numbers of the family's people and household."""
    return tuple(
        item
        for item in group.items
        if (is_person(item) or is_household(item))
        and not any(name in item.name_ja for name in STRANGERS)
    )


def _numbers_alone(group: RecordGroup, item: Item) -> bool:
    """Say whether a number tells rows apart with no person in their key to help it."""
    if item.type != "integer" or item.max is not None or item.key not in group.primary_key:
        return False
    keys = [group.item(key) for key in group.primary_key]
    return not any(is_person(key) or is_household(key) for key in keys)


def _identifies(group: RecordGroup, item: Item) -> bool:
    from conformance.population.rows import identifies  # noqa: PLC0415 - rows are made of this

    return identifies(group, item)


def _moved(person: Person, group: RecordGroup, fixed: Mapping[str, Json]) -> Person:
    """Return the person as the fixed values say: born then, called so; the rest follows."""
    said = {part: fixed[key] for key, part in parts(group).items() if fixed.get(key)}
    born, name = said.get("birth_date"), said.get("name")
    if isinstance(born, str) and _is_day(born):
        person = _born(person, date.fromisoformat(born))
    if isinstance(name, str) and person.name.surname is not None:
        surname, _, given = name.partition(SPACE)
        changed = replace(person.name, surname=surname, given=given or person.name.given)
        person = replace(person, name=changed)
    return person


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _born(person: Person, born: date) -> Person:
    stay = person.stay
    since = max(stay.resident_since, born)
    moved = replace(
        stay,
        resident_since=since,
        address_since=max(stay.address_since, since),
        filed_on=max(stay.filed_on, since),
    )
    return replace(person, birth=Birth(born), stay=moved)


def _history(group: RecordGroup) -> Row:
    if group.history is None:
        return {}
    row: Row = {group.history.number: 1}
    if group.history.latest is not None:
        row[group.history.latest] = True
    if group.history.until is not None:
        row[group.history.until] = None
    return row
