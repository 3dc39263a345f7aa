"""The values that an event is recorded with: the person's own, those of the list, made-up ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.catalog.form_sources import held_in
from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.life_events import Day
from conformance.catalog.models.lives import Afresh, Another, Held
from conformance.checks.lives.registered import registered
from conformance.population.people.items import parts
from conformance.population.people.numbers import is_person, principal
from conformance.population.rows import identifies
from conformance.worlds.happening import shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.lives import Life
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.checks.lives.model import Ledger
    from conformance.contract.state import Stored
    from conformance.findings import Json
    from conformance.population.people.roles import RoleKey
    from conformance.population.rows import PlacedRow, Row

    Stated = Day | BusinessDate | Held | Another | Scalar


_FOREIGNER: RoleKey = "foreigner"
_CHILDREN = frozenset({"infant", "pupil", "youth"})
_OF_HOW_MANY = 3  # people one is a foreigner: the last, as a life told alone is a Japanese one's


@dataclass(frozen=True)
class InputMaker:
    """Makes the inputs of one event of one person: the same for the same life so far."""

    trial: Trial
    ledger: Ledger
    life: Life
    owner: int
    happened: date
    sets: Mapping[str, Json]

    def inputs(self, group: RecordGroup, items: Sequence[str], old: Mapping[str, Json]) -> Row:
        """Return a value for each of the items, those that the event leaves out apart."""
        builder = replace(self.trial.builder, day=self.ledger.day)
        stated = self.life.values.items()
        fixed = self._known(group, items, old)
        fixed |= {k: self._given(group, k, v) for k, v in stated if not isinstance(v, Afresh)}
        wanted = {*items, *group.primary_key} - self.life.values.keys()
        for item in (
            i for i in group.items if i.key in wanted and _names_person(self.trial.spec, i)
        ):
            fixed[item.key] = identity(self.trial, self.trial.spec, self.owner)
        name = f"life {self.owner} {self.life.key} {self._times(group)}"
        fresh = [key for key, value in stated if isinstance(value, Afresh)]
        if fresh:  # whatever is the person's own would be what they have already
            other = builder.row(self.trial.spec, group, f"{name} afresh", fresh)
            fixed |= {key: other[key] for key in fresh}
        row = builder.row(self.trial.spec, group, name, (*items, *group.primary_key), fixed)
        return {
            key: row[key]
            if key in self.life.values
            else self._own(group, group.item(key), row[key], old)
            for key in items
        }

    def _known(self, group: RecordGroup, items: Sequence[str], old: Mapping[str, Json]) -> Row:
        """Return what the row keeps, what the function sets, and what stands of the person.

        Birth, sex and name are those of the register: as people are made up they hang on the day.
        """
        rest: Row = {key: value for key, value in old.items() if key not in items}
        rest |= {key: value for key, value in self.sets.items() if value is not None}
        if _about_another(self.trial.spec, group):
            return rest
        number = identity(self.trial, self.trial.spec, self.owner)
        own = registered(self.ledger, self.trial.spec, self.owner, number)
        facts = {key: own[part] for key, part in parts(group).items() if part in own}
        return rest | {key: value for key, value in facts.items() if key not in rest}

    def stands(self, placed: PlacedRow) -> bool:
        """Say whether a row that others refer to stands already."""
        spec = self.ledger.state.spec(placed.domain)
        views = (one.view.of for one in spec.records.values() if one.view is not None)
        names = {placed.group, *(name for of in views if placed.group in of for name in of)}
        tables = (self.ledger.state.at((placed.domain, name)) for name in names)
        return any(_same(kept.row, placed) for table in tables for kept in table)

    def _times(self, group: RecordGroup) -> int:
        """Return how many rows of the group the person has had."""
        return len(self.ledger.rows_of((self.trial.domain, group.key), self.owner))

    def _given(self, group: RecordGroup, key: str, value: Stated) -> Json:
        match value:
            case Day():
                return _written(group, key, shifted(self.happened, value))
            case BusinessDate():
                return _written(group, key, self.ledger.day)
            case Held():
                return self._held(value.held, value.item or key)
            case Another():
                return self._others(group, key)
            case _:
                return value

    def _held(self, group: str, item: str) -> Json:
        own = self.ledger.own((self.trial.domain, group), self.owner)
        return own[-1].row.get(item) if own else None

    def _others(self, group: RecordGroup, key: str) -> Json:
        """Return the value of the first other person who has one; the person's own if nobody."""
        at = (self.trial.domain, group.key)
        rows = [kept.row for kept in self.ledger.state.current(at)]
        known = [row for row in rows if row.get(key) is not None]
        mine = {None, self.owner}
        others = [row[key] for row in known if self.ledger.owner(at, row) not in mine]
        return others[0] if others else next((row[key] for row in known), None)

    def _own(self, group: RecordGroup, item: Item, made: Json, old: Mapping[str, Json]) -> Json:
        """Return what an input is where the list does not say it: whose it is, which row it is."""
        if _names_person(self.trial.spec, item):
            return identity(self.trial, self.trial.spec, self.owner)
        if item.ref is not None and item.ref.domain == self.trial.domain:
            groups = held_in(self.trial.spec, item.ref.groups)
            held = _last(self.ledger, self.trial.domain, groups, item.ref.item, self.owner)
            return made if held is None else held
        if item.key in group.primary_key and not old and not identifies(group, item):
            return self._free(group, item, made)
        return made

    def _free(self, group: RecordGroup, item: Item, made: Json) -> Json:
        """Return a number in a key that nobody has used; any other made value as it is."""
        if item.type != "integer":
            return made
        rows = [k.row for k in self.ledger.state.at((self.trial.domain, group.key))]
        used = [n for row in rows if isinstance(n := row.get(item.key), int)]
        free = max(used, default=(item.min or 1) - 1) + 1
        most = item.max if item.max is not None else 10 ** (item.max_len or 9) - 1
        return free if free <= most else made


def _about_another(spec: Specification, group: RecordGroup) -> bool:
    """Return whether rows are about somebody beside the person they name: a child of a payee."""
    who = principal(group)
    named = [item.key for item in group.items if is_person(item) and _names_person(spec, item)]
    return who is not None and bool(named) and who not in named


def _names_person(spec: Specification, item: Item) -> bool:
    """Say whether an item holds the number by which the domain knows a person."""
    persons, ref = spec.head.persons, item.ref
    if persons is None or item.key == persons.key:
        return persons is not None
    own = ref is not None and ref.domain == spec.domain and persons.group in ref.groups
    return own and ref is not None and ref.item == persons.key


def identity(trial: Trial, spec: Specification, owner: int, role: str | None = None) -> Json:
    """Return the number by which a domain knows a person: that of the register it is taken from.

    `role`: of whom it is about elsewhere; a domain that is about children knows a child of theirs.
    """
    persons = spec.head.persons
    if persons is None:
        return None
    group = spec.records[persons.group]
    ref = group.item(persons.key).ref
    there = trial.specification(ref.domain) if ref and ref.domain != spec.domain else None
    if there is not None and there.head.persons and ref and there.head.persons.key == ref.item:
        return identity(trial, there, owner, group.about if group.about in _CHILDREN else role)
    foreign = role is None and (owner + 1) % _OF_HOW_MANY == 0 and has_foreign(spec)
    builder = replace(trial.builder, who=_FOREIGNER if foreign else role)
    return builder.row(spec, group, f"person {owner}", [persons.key])[persons.key]


def has_foreign(spec: Specification) -> bool:
    """Return whether a domain keeps foreigners in a group of their own."""
    return any(group.about == _FOREIGNER for group in spec.records.values())


def _last(ledger: Ledger, domain: str, groups: Iterable[str], item: str, owner: int) -> Json:
    own: list[Stored] = [kept for group in groups for kept in ledger.own((domain, group), owner)]
    return own[-1].row.get(item) if own else None


def _same(row: Mapping[str, Json], placed: PlacedRow) -> bool:
    """Say whether a row that stands is the one that is referred to."""
    matters = placed.matters or ()
    return bool(matters) and all(row.get(item) == placed.row.get(item) for item in matters)


def _written(group: RecordGroup, key: str, day: date) -> str:
    """Return a day in the form of an item: the month of a month item, nine o'clock of a time."""
    kind = group.item(key).type
    text = day.isoformat()
    return {"year_month": text[:7], "year": text[:4], "datetime": f"{text}T09:00:00"}.get(
        kind, text
    )
