"""Columns that tell rows apart or refer to others: numbers of people, households, things, rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.context import TIMES
from conformance.population.city.draw import draw_numbers
from conformance.population.city.facts import fact_column
from conformance.population.city.roles import PERSON, is_household
from conformance.population.city.rows import first_rows, row_numbers
from conformance.population.city.series import always, flags, nothing, where
from conformance.population.city.written import typed_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import Item
    from conformance.population.city.context import Context
    from conformance.population.city.roles import Place
    from conformance.population.city.rows import GroupRows

    Column = Callable[[Place, Item, GroupRows], pl.Series]


def key_column(
    context: Context, place: Place, item: Item, rows: GroupRows, column: Column
) -> pl.Series | None:
    """Return the values of a key, a history mark or a reference; None for any other item.

    Args:
        context: the city.
        place: the group.
        item: one of its items.
        rows: the rows.
        column: makes a column of another group, for what is referred to.
    """
    plan = context.plan(place)
    history = plan.group.history
    if history is not None and item.key == history.latest:
        return flags(rows.step == rows.steps - 1)
    if item.key == plan.sequence:
        return _counted(context, place, item, rows)
    if history is not None and item.key == history.number:
        return typed_texts(item, rows.step * 0)
    if context.units.catalogue.is_person(item):
        return _person(context, place, item, rows)
    if is_household(item) and context.units.kind(place) == PERSON:
        return typed_texts(item, context.units.people.facts["household"].gather(rows.unit))
    targets = context.units.catalogue.targets(item)
    if targets == (place,) and item.key not in plan.group.primary_key:
        return nothing(len(rows.unit))  # a row of this group that took this one's place: none did
    if targets:
        return _reference(context, place, item, rows, column)
    if item.key == plan.unit_key:
        return _unit(context, place, item, rows)
    return _constant(context, place, item, rows) if item.key in plan.group.primary_key else None


def _person(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    units = context.units
    if units.catalogue.targets(item):
        return typed_texts(item, units.referred(place, item, rows.unit))
    return typed_texts(item, units.person_of(place, item, rows.unit))


def _reference(
    context: Context, place: Place, item: Item, rows: GroupRows, column: Column
) -> pl.Series:
    """Return the value that the item has in the row it refers to."""
    unit = context.units.referred(place, item, rows.unit)
    target = context.units.catalogue.targets(item)[0]
    wanted = context.units.catalogue.group(target).item(item.ref.item if item.ref else "")
    return where(unit.is_not_null(), column(target, wanted, first_rows(unit.fill_null(0))))


def _unit(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return a different value for each unit, or for each row where nothing else counts rows."""
    fact = fact_column(context, place, item, rows) if item.identifier else None
    if fact is not None:
        return fact
    plan = context.plan(place)
    return typed_texts(
        item, row_numbers(rows) if plan.by_row and plan.share.rows > 1 else rows.unit
    )


def _counted(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return what counts the rows of a unit."""
    if item.type == "code":
        return _code(context, place, item, rows.step)
    if item.type in TIMES:
        return context.moments(item, rows.start, rows.steps - rows.step - 1)
    return typed_texts(item, rows.step)


def _constant(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return one value for all rows of a unit: of a key item that does not tell them apart."""
    none = rows.step * 0
    if item.type == "code":
        return _code(
            context, place, item, draw_numbers(rows.unit, context.seed, place[0], item.key)
        )
    if item.type in TIMES:
        return context.moments(item, none.cast(pl.Int32) + 1, none)
    if item.type == "digits" and item.len == len(context.municipality):
        return always(context.municipality, len(none))
    return typed_texts(item, none)


def _code(context: Context, place: Place, item: Item, numbers: pl.Series) -> pl.Series:
    values = context.values(place, item)
    return pl.Series(values, dtype=pl.String).gather(numbers % len(values))
