"""A small municipality for exports: the same people in every group, every reference resolved.

Row n of each group is about person n. An item that refers to another group's item takes the value
that row n has there, so that a file of one group can be joined with any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Protocol

from conformance.catalog.unspecified import is_flag, is_wording
from conformance.contract.views import shown_by
from conformance.population.item_values import ValueMaker
from conformance.population.made_row import RowMaker
from conformance.population.people.numbering import Numbering
from conformance.population.row_laws import complete, forwards
from conformance.population.rows import PlacedRow, distinct
from conformance.rules.calendar import add_years
from conformance.worlds.town.dwellers import Dwellers
from conformance.worlds.town.laws import obey
from conformance.worlds.town.links import take_over
from conformance.worlds.town.rules import followed, shown
from conformance.worlds.town.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

PERSONS = 20
_CHILDREN = {4: 5, 12: 2, 16: 4}  # who of the people is a child, of how many years
_ROUNDS = 2  # what one law changes another may have to follow
_WITH_PAST = 5  # every fifth person has an earlier history row

_Place = tuple[str, str, str]
"""Domain, group and item."""


class TownCatalogue(Protocol):
    """Where specifications come from."""

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when it is not provided."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the domains provided, sorted."""
        ...


@dataclass(frozen=True)
class Town:
    """A municipality of a seed on a business date."""

    catalogue: TownCatalogue
    seed: int
    day: date
    _ends: dict[_Place, _Place | None] = field(default_factory=dict, repr=False, compare=False)

    def rows(self) -> list[PlacedRow]:
        """Return the rows of every group of every domain, unique under their primary keys."""
        found = (self.catalogue.get(name) for name in self.catalogue.names())
        specs = [spec for spec in found if spec is not None]
        rows = {
            (spec.domain, group.key): list(self._group(spec, group))
            for spec in specs
            for group in spec.records.values()
            if group.view is None
        }
        groups = {(s.domain, key): group for s in specs for key, group in s.records.items()}
        tables = [(spec, Tables(spec, groups, rows)) for spec in specs]
        _show(specs, rows)
        for spec, seen in tables:
            take_over(spec, seen)
        for spec, _ in tables:
            self._follow(spec, rows)
        for spec, seen in tables * _ROUNDS:
            obey(spec, seen)
            self._follow_again(spec, rows)
        _show(specs, rows)
        for spec, seen in tables:
            take_over(spec, seen)
        return distinct(self._completed(tables), self.catalogue.get)

    def _follow(self, spec: Specification, rows: Mapping[tuple[str, str], list[Row]]) -> None:
        """Give rows what their rules give, each rule shown by a row."""
        for group in spec.records.values():
            full = count()
            for row in rows[spec.domain, group.key]:
                if all(row.get(one.item) is not None for one in group.follows):
                    row.update(forwards(group, shown(spec, group, row, next(full))))
                values, fixed = followed(spec, group, row)
                row.update(forwards(group, values, fixed))

    def _follow_again(self, spec: Specification, rows: Mapping[tuple[str, str], list[Row]]) -> None:
        """Give rows what their rules give, from what the laws have changed."""
        for group in spec.records.values():
            for row in rows[spec.domain, group.key] if group.follows else ():
                values, fixed = followed(spec, group, row)
                row.update(forwards(group, values, fixed))

    def _completed(self, tables: list[tuple[Specification, Tables]]) -> Iterator[PlacedRow]:
        """Yield the rows with what their values ask for."""
        for spec, seen in tables:
            for group in (one for one in spec.records.values() if one.view is None):
                for number, row in enumerate(seen.rows[spec.domain, group.key]):
                    name = f"town {group.key} row {number}"
                    maker = ValueMaker(self.seed, name, self.day, spec.codes)
                    yield PlacedRow(spec.domain, group.key, complete(group, row, maker.value))

    def _group(self, spec: Specification, group: RecordGroup) -> Iterator[Row]:
        dwellers = Dwellers(self.catalogue)
        for person in (n for n in range(PERSONS) if dwellers.has_row(spec, group, n)):
            yield from self._history(spec, group, person)

    def _history(self, spec: Specification, group: RecordGroup, person: int) -> list[Row]:
        row, past = self._row(spec, group, person), group.history
        if past is None or person % _WITH_PAST:
            return [row]
        earlier, later = {**row, past.number: 1}, {**row, past.number: 2}
        if past.latest is not None:
            earlier[past.latest] = False
        if past.until is not None and group.item(past.until).type == "date":
            earlier[past.until] = self.day.isoformat()
            if past.since is not None:
                later[past.since] = self.day.isoformat()
        return [forwards(group, earlier, {past.until or ""}), later]

    def _row(self, spec: Specification, group: RecordGroup, person: int) -> Row:
        """Return a row with every item for even persons, with the required ones for others."""
        wanted = [i.key for i in group.items] if person % 2 == 0 else []
        row = self._maker(spec, group, person).row(wanted)
        number, dwellers = group.history.number if group.history else None, Dwellers(self.catalogue)
        for item in group.items:
            place = (spec.domain, group.key, item.key)
            if item.ref is not None and not dwellers.stands(item.ref, person):
                row[item.key] = None
            elif item.key in row and (end := self._end(place)) is not None:
                row[item.key] = self._referred(end, person)
            elif item.key in group.primary_key and item.key != number and item.type == "integer":
                row[item.key] = _number(item, person)
        if person in _CHILDREN:
            row |= self._born_lately(group, row, _CHILDREN[person])
        maker = ValueMaker(self.seed, f"town {group.key} {person}", self.day, spec.codes)
        return forwards(group, complete(group, _with_known_dates(group, row), maker.value))

    def _born_lately(self, group: RecordGroup, row: Row, age: int) -> Row:
        """Return the days of birth of a row as those of a child of some years."""
        births = (i.key for i in group.items if i.denotes == "birth_date" and i.key in row)
        return dict.fromkeys(births, add_years(self.day, -age).isoformat())

    def _referred(self, end: _Place, person: int) -> Json:
        """Return the value that the item at the end of a chain of references has for a person."""
        domain, group, key = end
        spec = self.catalogue.get(domain)
        if spec is None:
            msg = f"no specification of {domain}"
            raise LookupError(msg)
        holder = spec.records[group]
        item = holder.item(key)
        if key in holder.primary_key and item.type == "integer":
            return _number(item, person)
        return self._maker(spec, holder, person).value(item)

    def _maker(self, spec: Specification, group: RecordGroup, person: int) -> RowMaker:
        """Return what makes a person's row: the same family in every group, nobody else's."""
        first = int(Numbering(self.seed).family_of("town"))
        name, family = f"town {group.key} {person}", str(first + person)
        return RowMaker(self.seed, self.day, "", spec, group, name, {}, family)

    def _end(self, place: _Place) -> _Place | None:
        """Return the last item that references lead to, found once for all; None without any."""
        if place not in self._ends:
            refers = self._next(place) is not None
            self._ends[place] = self._followed(place) if refers else None
        return self._ends[place]

    def _followed(self, place: _Place) -> _Place:
        """Follow references to the last item; of items that refer in a circle, to the first."""
        chain = [place]
        while (following := self._next(chain[-1])) is not None:
            if following in chain:
                return min(chain[chain.index(following) :])
            chain.append(following)
        return chain[-1]

    def _next(self, place: _Place) -> _Place | None:
        """Return the place an item refers to; one named as the domain's persons are is theirs."""
        spec = self.catalogue.get(place[0])
        ref = _item(spec, place).ref if spec else None
        persons = spec.head.persons if spec else None
        if ref is None and persons and place[1] != persons.group and place[2] == persons.key:
            return place[0], persons.group, persons.key
        target = self.catalogue.get(ref.domain) if ref else None
        if ref is None or target is None or ref.groups[0] not in target.records:
            return None
        return ref.domain, ref.groups[0], ref.item


def _show(specs: Sequence[Specification], rows: dict[tuple[str, str], list[Row]]) -> None:
    """Let every view hold what it shows of the rows as they are."""
    for spec in specs:
        for group in spec.records.values():
            if group.view is not None:
                seen = (row for name in group.view.of for row in rows[spec.domain, name])
                rows[spec.domain, group.key] = [shown_by(group, row) for row in seen]


def _number(item: Item, person: int) -> int:
    """Return the person's number in a key; within the item's bounds it comes round again."""
    low = item.min or 0
    if item.max is None:
        return low + person + 1
    return low + (person + 1) % (item.max - low + 1)


def _with_known_dates(group: RecordGroup, row: Row) -> Row:
    """Return the row with all its dates known: no 不詳フラグ set, no 不詳表記."""
    known = dict(row)
    for item in group.items:
        if item.key in row and is_flag(item):
            known[item.key] = "0" if item.type == "code" else False
        elif item.key in row and is_wording(item):
            known[item.key] = None
    return known


def _item(spec: Specification, place: _Place) -> Item:
    return spec.records[place[1]].item(place[2])
