"""Rows for a case and every row they refer to, so that a package meets a consistent world."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create
from conformance.population.from_the_day import entered_on
from conformance.population.kept_rows import CacheEntry, cached, own, row_of, values_of
from conformance.population.made_row import RowMaker
from conformance.population.municipality import of_one
from conformance.population.once import once_per_object
from conformance.population.people.numbers import is_household, is_person
from conformance.population.people.roles import FOREIGN, as_foreigner, is_foreign_only, of_others
from conformance.population.quiet import quiet_values
from conformance.population.said import said_of
from conformance.population.since_entry import since_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup, Ref
    from conformance.findings import Json

Row = dict[str, "Json"]
_DEPTH = 6  # references of references: person, household, head …
_ROOMY = 8  # characters from which a made-up identity meets no other


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row and the group it belongs to."""

    domain: str
    group: str
    row: Row
    matters: tuple[str, ...] | None = None
    """The items whose values matter to the case; None: all that the row has."""

    def as_json(self) -> dict[str, Json]:
        """Return the form in which the test interface loads a row."""
        return {"domain": self.domain, "group": self.group, "row": dict(self.row)}


def known(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return what the catalogue knows of a row that a package gave: it may hold more."""
    return {item.key: row[item.key] for item in group.items if item.key in row}


@dataclass(frozen=True, slots=True)
class _Standing:
    """A row whose references are being followed."""

    spec: Specification
    group: RecordGroup
    row: Mapping[str, Json]

    def is_at(self, domain: str, groups: Sequence[str], item: str, value: Json) -> bool:
        """Say whether a reference to `item` with a value, in one of the groups, is to this row."""
        view = self.group.view
        mine = {self.group.key, *(view.of if view else ())} & set(groups)
        return self.spec.domain == domain and bool(mine) and self.row.get(item) == value

    def named_by(self, other: RecordGroup, *, but: str) -> Row:
        """Return the items by which a row of another group names a row of this one, naming this."""
        if other.key == self.group.key:
            return {}
        return {
            item.key: self.row[item.ref.item]
            for item in other.items
            if item.ref is not None
            and (item.required or item.key in other.primary_key)
            and item.key != but
            and (item.ref.domain, item.ref.groups[0]) == (self.spec.domain, self.group.key)
            and self.row.get(item.ref.item) is not None
        }


@dataclass(frozen=True)
class RowBuilder:
    """Builds rows of any group, the same for the same seed, name, day and scope.

    Every row is about people of one world: whoever has a number is the same in every group and
    domain, in whatever order asked for. The scope enters identities only: rows of two scopes share
    no key, and their facts are the same. `who`: the role of whom rows are about where neither a
    number nor their group says so. `pinned`: nothing takes place on another day. `entered`: rows
    are entered by functions, and hold what those are told. `municipality`: the code of the one
    municipality that the package serves; empty: made up.
    """

    seed: int
    day: date
    specification: Callable[[str], Specification | None]
    scope: str = ""
    who: str | None = None
    pinned: bool = False
    entered: bool = False
    municipality: str = ""

    def row(
        self,
        spec: Specification,
        group: RecordGroup,
        name: str,
        items: Iterable[str] | None = None,
        fixed: Mapping[str, Json] | None = None,
    ) -> Row:
        """Return a row with required, named and fixed items, what foreigners have of one."""
        wanted, given = set(items or ()), fixed or {}
        who = self.who or ("foreigner" if is_foreign_only(group, wanted, given) else None)
        return self._made(self._maker(spec, group, name, given, who=who), wanted)

    def _made(self, maker: RowMaker, wanted: Iterable[str]) -> Row:
        """Return a row; where it is entered through functions, with all that those are told."""
        if not self.entered:
            return row_of(maker, wanted)
        told = {*_told(maker.spec, maker.group)} - {*wanted, *maker.fixed}
        row = row_of(maker, {*wanted, *told})
        row |= {k: v for k, v in quiet_values(maker.spec, maker.group, told).items() if k in told}
        row = entered_on(maker.spec, maker.group, row, maker.fixed, self.day)
        return since_entry(maker.spec, maker.group, row, maker.fixed, long_ago=True)

    def full(
        self, spec: Specification, group: RecordGroup, name: str, *, foreign: bool = False
    ) -> Row:
        """Return a row with every item filled that whom it is about has.

        `foreign`: of a group that has Japanese and foreigners, a foreigner's.
        """
        without = of_others(group, foreign=foreign)
        wanted = [item.key for item in group.items if item.key not in without]
        if not foreign or not of_others(group, foreign=False):
            return self.row(spec, group, name, wanted)
        foreigner = replace(self, who="foreigner")
        return foreigner.row(spec, group, name, wanted, as_foreigner(spec, group))

    def fulls(self, spec: Specification, group: RecordGroup, name: str) -> list[Row]:
        """Return rows that fill every item between them: a Japanese's and, if need be, another."""
        kinds = (False, True) if of_others(group, foreign=False) else (False,)
        return [self.full(spec, group, name, foreign=foreign) for foreign in kinds]

    def world(
        self, spec: Specification, group: RecordGroup, row: Mapping[str, Json]
    ) -> list[PlacedRow]:
        """Return the rows that the row's references need, those referred to first.

        A row referred to that must itself name a row of the group that refers to it names this
        one: an impression belongs to the registration that shows it. What the row says of a person
        or a household, the rows it needs say of them, too.
        """
        said = values_of(row)
        if said is None:
            return self._world(spec, group, row)
        key = (self, id(spec), id(group), said)
        found = cached(CacheEntry(key, lambda: self._world(spec, group, row)))
        return [replace(one, row=own(one.row)) for one in found]

    def _world(
        self, spec: Specification, group: RecordGroup, row: Mapping[str, Json]
    ) -> list[PlacedRow]:
        placed: dict[tuple[str, str, Json], PlacedRow] = {}
        self._refer([_Standing(spec, group, row)], placed)
        return list(reversed(placed.values()))

    def beside(self, spec: Specification, group: RecordGroup, row: Row, name: str) -> Row:
        """Return the number of somebody who lives with whom a row is about; nothing if it is none.

        Where nobody does, it is somebody else's of the same name as a row has.
        """
        maker = self._maker(spec, group, name, row)
        return maker.companion()

    def joining(
        self, spec: Specification, group: RecordGroup, name: str, *, newborn: bool = False
    ) -> Row:
        """Return the number of who joins a head by a row of the group; `newborn`: their child."""
        maker = self._maker(spec, group, name, {})
        homes = any(is_household(item) and item.ref is not None for item in group.items)
        return maker.joining(newborn=newborn) if homes else {}

    def _maker(
        self,
        spec: Specification,
        group: RecordGroup,
        name: str,
        fixed: Mapping[str, Json],
        family: str | None = None,
        who: str | None = None,
    ) -> RowMaker:
        about, own = who or self.who, of_one(group, fixed, self.municipality)
        return RowMaker(self.seed, self.day, self.scope, spec, group, name, own, family, about)

    def _refer(
        self, standing: Sequence[_Standing], placed: dict[tuple[str, str, Json], PlacedRow]
    ) -> None:
        """Place what the last of the standing rows refers to, and what that refers to."""
        last = standing[-1]
        for item, ref, value in _references(last):
            target = self.specification(ref.domain)
            names = [] if target is None else list(_tables(target, ref))
            if target is None or not names or len(standing) > _DEPTH:
                continue  # a domain outside this catalogue: the package under test need not hold it
            if any((target.domain, name, value) in placed for name in names) or any(
                one.is_at(target.domain, names, ref.item, value) for one in standing
            ):
                continue
            other = target.records[self._holder(target, names, item, value)]
            fixed = {ref.item: value}
            name = f"{other.key}={value}"
            family = self._maker(last.spec, last.group, name, last.row).family
            fixed |= last.named_by(other, but=ref.item)
            for one in standing:
                fixed = {**said_of(one.spec, one.group, one.row, target, other, fixed), **fixed}
            maker = self._maker(target, other, name, fixed, None if is_person(item) else family)
            built = self._made(maker, _heads(other))
            placed[target.domain, other.key, value] = PlacedRow(
                target.domain, other.key, built, (ref.item,)
            )
            self._refer([*standing, _Standing(target, other, built)], placed)

    def _holder(self, target: Specification, names: Sequence[str], item: Item, value: Json) -> str:
        """Return the group among several in which who has a number is registered."""
        foreign = [name for name in names if target.records[name].about in FOREIGN]
        if foreign and is_person(item):
            about = RowMaker.role_of_number(self.seed, self.scope, str(value))
            return foreign[0] if about in FOREIGN else names[0]
        return names[0]


def _references(standing: _Standing) -> Iterator[tuple[Item, Ref, Json]]:
    for item, ref in _referring(standing.group):
        value = standing.row.get(item.key)
        if value is not None:
            yield item, ref, value


@once_per_object
def _referring(group: RecordGroup) -> tuple[tuple[Item, Ref], ...]:
    return tuple((item, item.ref) for item in group.items if item.ref is not None)


def _tables(target: Specification, ref: Ref) -> Iterator[str]:
    """Yield the groups in which a row referred to may be stored: of a view, those it shows."""
    for name in ref.groups:
        group = target.records.get(name)
        if group is not None:
            yield from (name,) if group.view is None else group.view.of


def _told(spec: Specification, group: RecordGroup) -> tuple[str, ...]:
    """Return the items that functions are told of who is entered in a group; no references."""
    operations = (function.operation for function in spec.functions.values())
    adding = (one for one in operations if isinstance(one, Create) and one.record == group.key)
    named = dict.fromkeys(item for one in adding for item in one.inputs)
    return tuple(key for key in named if group.item(key).ref is None)


def _heads(group: RecordGroup) -> tuple[str, ...]:
    """Return the items that a household that others refer to needs: its head."""
    keyed = any(is_household(group.item(key)) for key in group.primary_key)
    return tuple(item.key for item in group.items if is_person(item)) if keyed else ()


def distinct(
    placed: Iterable[PlacedRow], specification: Callable[[str], Specification | None]
) -> list[PlacedRow]:
    """Return the rows without later ones under a primary key that stands already."""
    seen: dict[tuple[str, str, str], PlacedRow] = {}
    for one in placed:
        spec = specification(one.domain)
        keys = spec.records[one.group].primary_key if spec else ()
        seen.setdefault((one.domain, one.group, str([one.row.get(k) for k in keys])), one)
    return list(seen.values())


def identifies(group: RecordGroup, item: Item) -> bool:
    """Say whether an item's values tell rows or people apart and leave room for many of them."""
    named = item.key in group.primary_key or item.ref is not None or item.identifier is not None
    size = item.len or item.max_len or _ROOMY
    return named and item.type in {"digits", "alnum", "text"} and size >= _ROOMY


def references(group: RecordGroup) -> tuple[str, ...]:
    """Return the items by which a row of the group refers to others."""
    return tuple(item.key for item in group.items if item.ref is not None)


def tells_apart(group: RecordGroup) -> bool:
    """Say whether rows of the group can be given keys that nobody else has."""
    return any(identifies(group, group.item(key)) for key in group.primary_key)


def key_of(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return the row's primary key without its history number: what a caller knows."""
    number = group.history.number if group.history else None
    return {key: row.get(key) for key in group.primary_key if key != number}
