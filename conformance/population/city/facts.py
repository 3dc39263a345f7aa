"""Columns that tell something about a person: the same in every group that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.population.city.draw import below
from conformance.population.city.roles import PERSON
from conformance.population.city.series import always

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import Item
    from conformance.population.city.context import Context
    from conformance.population.city.roles import Place
    from conformance.population.city.rows import GroupRows

_TEXTS = frozenset({"text", "kana", "date", "digits"})
_CHANGING = frozenset({"event", "state"})


def fact_column(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series | None:
    """Return what the item tells about a person; None when it tells no fact."""
    whom, fact = _about(context, place, item)
    if fact is None:
        return None
    person = _person(context, place, whom, rows)
    value = (
        _state(context, person, rows)
        if fact in _CHANGING
        else context.units.people.fact(fact, person)
    )
    if fact in context.settings.coded:
        return _meaning(context, place, item, value, context.settings.coded[fact])
    return value if item.type in _TEXTS else None


def _about(context: Context, place: Place, item: Item) -> tuple[Item | None, str | None]:
    """Return the item that names whom this one tells about, and which fact it tells."""
    rule = context.rule(place, item)
    if rule is not None and rule.fact is not None:
        return _self(context, place), rule.fact
    fact = context.settings.fact_told(item)
    if fact is not None:
        return _self(context, place), fact
    for other in context.units.catalogue.group(place).items:
        prefix = other.key.split("atena")[0]
        if prefix and item.key.startswith(prefix) and context.units.catalogue.is_person(other):
            fact = context.settings.fact_of(item.key.removeprefix(prefix))
            if fact is not None:
                return other, fact
    return None, None


def _self(context: Context, place: Place) -> Item | None:
    """Return the item that names whom a row is about."""
    plan = context.plan(place)
    items = [i for i in plan.group.items if context.units.catalogue.is_person(i)]
    persons = context.units.catalogue.specs[place[0]].head.persons
    surest = [i for i in items if i.key in {plan.subject, persons and persons.key}]
    return next(iter(surest or items), None)


def _person(context: Context, place: Place, whom: Item | None, rows: GroupRows) -> pl.Series:
    if whom is not None:
        return context.units.person_of(place, whom, rows.unit)
    if context.units.kind(place) == PERSON:
        return rows.unit
    return below(rows.unit, context.units.people.count, 0, "stranger")


def _state(context: Context, person: pl.Series, rows: GroupRows) -> pl.Series:
    """Return whether the resident is there: who has left was there in earlier rows."""
    last = context.units.people.fact("state", person)
    return last.zip_with(rows.step == rows.steps - 1, always("current", len(last)))


def _meaning(
    context: Context,
    place: Place,
    item: Item,
    value: pl.Series,
    meanings: Mapping[str, tuple[str, ...]],
) -> pl.Series | None:
    """Return the codes whose meaning in the item's list is that of the values, if all have one."""
    if item.type != "code" or item.code_list is None:
        return None
    listed = {said: code for code, said in context.codes(place)[item.code_list].values.items()}
    found = {
        fact: next((listed[said] for said in words if said in listed), None)
        for fact, words in meanings.items()
    }
    if None in found.values():
        return None
    return value.replace_strict(found, return_dtype=pl.String)
