"""A life event arranged in the domain that records it: what stands, is done, and then holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.life_events import record_of
from conformance.catalog.models.life_events import Day
from conformance.catalog.models.operations import Create, Update
from conformance.contract.rule_inputs import derivations
from conformance.findings import UntestedError
from conformance.population.rows import Placed, key_of
from conformance.suite.arrange import legal
from conformance.suite.courier import Parcel
from conformance.suite.other_domain import other_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.life_events import EventValue, LifeEvent, Standing
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.arrange import Arranged
    from conformance.suite.trial import Trial

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Happening:
    """An event about one person.

    `before` and `after` are the person's current rows in the domain. `inputs` are what the function
    is run with on `day`; `world` are the rows it refers to.
    """

    event: LifeEvent
    item: str
    person: Json
    day: date
    before: tuple[Parcel, ...]
    after: tuple[Parcel, ...]
    inputs: Row
    role: str
    world: tuple[Placed, ...]


def happening(source: Trial, event: LifeEvent) -> Happening:
    """Return the event, arranged in the domain of `source` about a person of this case.

    `UntestedError`: no worked example of a rule gives lawful inputs.
    """
    head = source.spec.head.persons
    if head is None:
        msg = f"{source.domain} names no persons"
        raise LookupError(msg)
    item, person = head.key, _person(source, event, head.key)
    form = _form(source, event)
    day = form.day if form else source.day
    before = [_standing(source, one, {item: person}, day) for one in event.before]
    inputs: Row = {}
    after = list(before)
    if form is not None:
        inputs = {**form.inputs, **_dated(event.values, day)}
        if item in inputs:
            inputs[item] = person
        inputs = {key: value for key, value in inputs.items() if value is not None}
        after, inputs = _after(source, event, day, before, inputs)
    role = form.role if form else "clerk"
    world = tuple(w for p in (*before, *after) for w in _world(source, p))
    return Happening(event, item, person, day, tuple(before), tuple(after), inputs, role, world)


def shifted(day: date, by: Day) -> date:
    """Return the day moved by years, months and days; one the month lacks is the month's last."""
    months = day.year * _MONTHS + day.month - 1 + by.years * _MONTHS + by.months
    year, month = months // _MONTHS, months % _MONTHS + 1
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(day.day, last)) + timedelta(days=by.days)


def _person(source: Trial, event: LifeEvent, item: str) -> Json:
    group = source.group(event.before[0].group if event.before else record_of(event, source.spec))
    return source.builder.row(source.spec, group, "the person of the event", [item])[item]


def _form(source: Trial, event: LifeEvent) -> Arranged | None:
    if event.function is None:
        return None
    return legal(source, _operation(source, event))


def _standing(source: Trial, one: Standing, person: Row, day: date) -> Parcel:
    """Return a row with every item, so that each of them can be seen to arrive."""
    group = source.group(one.group)
    fixed = {**person, **_dated(one.values, day)}
    items = [i.key for i in group.items]
    row = source.builder.row(source.spec, group, "stands before the event", items, fixed)
    return Parcel(one.group, row)


def _after(
    source: Trial, event: LifeEvent, day: date, before: list[Parcel], inputs: Row
) -> tuple[list[Parcel], Row]:
    operation = _operation(source, event)
    group = source.group(operation.record)
    if isinstance(operation, Create):
        new: Row = {**_first(group), **inputs, **operation.sets}
        return [*before, Parcel(group.key, new | _derived(source, operation, new, day))], inputs
    old = next(p for p in before if p.group == group.key)
    new = {**old.row, **inputs, **operation.sets, **_next(group, old.row)}
    new |= _derived(source, operation, new, day)
    kept = [p for p in before if p is not old]
    return [*kept, Parcel(group.key, new)], {**key_of(group, old.row), **inputs}


def _derived(source: Trial, operation: Create | Update, row: Row, day: date) -> Row:
    found = derivations(source.spec, operation, row, day)
    if found is None:
        msg = f"{source.case.id}: the rules give nothing for the values of the event"
        raise LookupError(msg)
    return found.values


def _operation(source: Trial, event: LifeEvent) -> Create | Update:
    found = source.spec.functions[event.function or ""].operation
    if not isinstance(found, Create | Update):
        msg = f"{event.key}: {event.function} records nothing"
        raise TypeError(msg)
    return found


def _first(group: RecordGroup) -> Row:
    past = group.history
    return {} if past is None else {past.number: 1, **({past.latest: True} if past.latest else {})}


def _next(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    number = group.history.number if group.history else None
    return {} if number is None else {number: cast("int", row[number]) + 1}


def _dated(values: Mapping[str, EventValue], day: date) -> Row:
    return {
        key: shifted(day, value).isoformat() if isinstance(value, Day) else cast("Json", value)
        for key, value in values.items()
    }


def _world(source: Trial, parcel: Parcel) -> list[Placed]:
    return source.builder.world(source.spec, source.group(parcel.group), parcel.row)


def at(trial: Trial, domain: str) -> Trial:
    """Return the same attempt seen from another domain (`UntestedError` when it is not tested)."""
    spec = trial.specification(domain)
    if spec is None:
        raise UntestedError(other_domain(domain))
    return replace(trial, spec=spec)
