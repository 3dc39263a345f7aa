"""The values of each item of a group's rows, from its role, its facts and its type."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.conditions import condition_mask
from conformance.population.city.context import TIMES
from conformance.population.city.derived import Known, inputs, with_derived
from conformance.population.city.draw import below
from conformance.population.city.facts import fact_column
from conformance.population.city.keyed import key_column
from conformance.population.city.lawful import lawful_rows
from conformance.population.city.laws import laws_of, obeying, other_group
from conformance.population.city.periods import forwards
from conformance.population.city.plain import (
    filled_mask,
    plain_column,
    ruled_column,
    unknown_column,
)
from conformance.population.city.pools import pool
from conformance.population.city.roles import PERSON
from conformance.population.city.rows import first_rows, rows_of
from conformance.population.city.ruled import Ruling
from conformance.population.city.series import where
from conformance.population.city.written import numbered

if TYPE_CHECKING:
    from conformance.catalog.models import file_laws as law
    from conformance.catalog.models.records import Item
    from conformance.population.city.carried import Carrying
    from conformance.population.city.context import Context
    from conformance.population.city.roles import Place
    from conformance.population.city.rows import GroupRows

_SHARED = 8  # items from which a group is a copy of the residents' one


@dataclass(frozen=True)
class ColumnMaker:
    """Makes columns of any group of a city."""

    context: Context
    carrying: Carrying
    derived: Known = field(default_factory=dict)

    def frame(self, place: Place, rows: GroupRows, within: tuple[Place, ...] = ()) -> pl.DataFrame:
        """Return the rows with a column of text per item of the group; null is left out.

        Args:
            place: the group.
            rows: all its rows of some residents or things.
            within: the groups whose rows these are made for: laws that look at them are theirs.
        """
        group = self.context.units.catalogue.group(place)
        spec = self.context.units.catalogue.specs[place[0]]
        frame = pl.DataFrame({item.key: self.column(place, item, rows) for item in group.items})
        frame = with_derived(spec, group, self._completed(place, rows, frame), self.derived)
        carried = self.carrying.items(place)
        copied = {item.key for item in group.items if self._owner(place, item) != place}
        taken = {*carried, *copied}
        frame = forwards(self.carrying.agreeing(place, frame), group, carried)
        laws = [one for one in laws_of(spec, place[1]) if other_group(place, one) not in within]
        around = _Around(self, place, rows, (*within, place))
        if laws:
            frame = obeying(frame, group, laws, around, taken)
        frame = with_derived(spec, group, self._completed(place, rows, frame), self.derived)
        return lawful_rows(frame, group, laws, around)

    def _completed(self, place: Place, rows: GroupRows, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with the values that other values of the row ask for."""
        for item in self.context.units.catalogue.group(place).items:
            if item.required_when is not None:
                missing = pl.col(item.key).is_null() & condition_mask(item.required_when)
                lent = self._lent(place, item, rows)
                frame = frame.with_columns(
                    pl.when(missing).then(lent).otherwise(item.key).alias(item.key)
                )
        return frame

    def _lent(self, place: Place, item: Item, rows: GroupRows) -> pl.Series:
        """Return values for rows that ask for one although the item may be left out."""
        targets = self.context.units.catalogue.targets(item)
        if not targets or item.ref is None:
            return plain_column(self.context, place, item, rows)
        there = self.context.units.together(targets[:1])
        any_of = there.gather(below(rows.unit, len(there), self.context.seed, *place, item.key))
        wanted = self.context.units.catalogue.group(targets[0]).item(item.ref.item)
        return self.column(targets[0], wanted, first_rows(any_of))

    def most_rows(self, place: Place) -> int | None:
        """Return how many rows of a unit its counting item can tell apart; None: any number."""
        plan = self.context.plan(place)
        if plan.sequence is None:
            return None if plan.by_row else 1
        item = plan.group.item(plan.sequence)
        return len(self.context.values(place, item)) if item.type == "code" else item.max

    def column(self, place: Place, item: Item, rows: GroupRows) -> pl.Series:
        """Return the values of an item; null where it is left out."""
        key = key_column(self.context, place, item, rows, self.column)
        if key is not None:
            return key
        rule = self.context.rule(place, item)
        if rule is not None and (rule.one_of or rule.never):
            return ruled_column(self.context, place, item, rows, rule)
        unknown = unknown_column(self.context, place, item, rows)
        if unknown is not None:
            return unknown
        owner = self._owner(place, item)
        if owner != place:
            there = self.context.units.catalogue.group(owner).item(item.key)
            return self.column(owner, there, rows if self._versioned(place) else rows.latest())
        fact = fact_column(self.context, place, item, rows)
        if fact is not None:
            return fact
        value = plain_column(self.context, place, item, rows)
        always = item.required or (rule is not None and rule.always) or self._decides(place, item)
        return value if always else where(filled_mask(self.context, place, item, rows), value)

    def _decides(self, place: Place, item: Item) -> bool:
        """Say whether a rule of the group asks for the item or gives it."""
        follows = self.context.units.catalogue.group(place).follows
        return any(item.key == one.item or item.key in inputs(one) for one in follows)

    def _owner(self, place: Place, item: Item) -> Place:
        """Return the residents' group when the place is a copy of it that has the item, too."""
        root = self._root
        if root is None or place == root or self.context.units.kind(place) != PERSON:
            return place
        catalogue = self.context.units.catalogue
        there = {one.key: one for one in catalogue.group(root).items}
        same = [i for i in catalogue.group(place).items if _alike(i, there.get(i.key))]
        if len(same) < _SHARED or item not in same or self.context.settings.fact_told(item):
            return place
        values = self.context.values
        return root if values(place, item) == values(root, there[item.key]) else place

    @cached_property
    def _root(self) -> Place | None:
        """The group that all numbers of persons lead to: the one without a reference."""
        units = self.context.units
        for at, plan in units.plans.items():
            leading = plan.subject is not None and not plan.bases
            if at == units.catalogue.persons(at) and leading and units.kind(at) == PERSON:
                return at
        return None

    def _versioned(self, place: Place) -> bool:
        plan = self.context.plan(place)
        return plan.group.history is not None and plan.sequence == plan.group.history.number


def _alike(item: Item, other: Item | None) -> bool:
    return other is not None and (item.type, item.len) == (other.type, other.len)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around some rows of a group."""

    columns: ColumnMaker
    place: Place
    rows: GroupRows
    within: tuple[Place, ...]

    def lend(self, item: Item) -> tuple[str, ...]:
        """Return values that an item of the group may have; of times, the city's day."""
        context = self.columns.context
        if item.type in TIMES:
            now = pl.Series([0])
            return tuple(context.in_time(item, now))
        return pool(item, context.codes(self.place), context.seed)

    def ruled(
        self, one: law.RuleGives, frame: pl.DataFrame, others: pl.DataFrame | None
    ) -> pl.DataFrame:
        """Return the rows as a rule gives them."""
        catalogue = self.columns.context.units.catalogue
        spec, group = catalogue.specs[self.place[0]], catalogue.group(self.place)
        return Ruling(spec, group, one, self.columns.derived).on(frame, others)

    def others(self, one: law.FileLaw, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows of another group, of the residents that these name or of all things."""
        wanted: law.Rows = getattr(one, "others")  # noqa: B009 - only laws with others ask
        at = (wanted.domain or self.place[0], wanted.group)
        units = self.columns.context.units
        numbers = units.numbers[at]
        if units.kind(at) == units.kind(self.place):
            asked = self._named(one, at, frame)
            numbers = numbers.filter(numbers.is_in(asked.unique().implode()))
        rows = rows_of(units, at, numbers, self.columns.most_rows(at))
        return self.columns.frame(at, rows, self.within).filter(condition_mask(wanted.when))

    def _named(self, one: law.FileLaw, at: Place, frame: pl.DataFrame) -> pl.Series:
        """Return the units of another group that the rows name by the key of a law."""
        key: dict[str, str] = getattr(one, "key", {})
        subject = self.columns.context.plan(at).subject
        for mine, theirs in key.items():
            if theirs == subject and self.columns.context.units.kind(at) == PERSON:
                group = self.columns.context.units.catalogue.group(at)
                if self.columns.context.units.catalogue.is_person(group.item(theirs)):
                    return numbered(frame[mine].drop_nulls())
        return self.rows.unit
