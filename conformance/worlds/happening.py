"""A life event arranged in the domain that records it: what stands, is done, and then holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.cases.other_domain import other_domain
from conformance.catalog.life_events import record_of
from conformance.catalog.models.life_events import Day
from conformance.catalog.models.operations import Create, Update
from conformance.contract.apply import apply, run_call
from conformance.contract.guards import role_of
from conformance.contract.state import State
from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow, distinct, key_of
from conformance.worlds.arrange import legal
from conformance.worlds.courier import Parcel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.life_events import EventValue, LifeEvent, StandingRow
    from conformance.contract.call import Call
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.arrange import Arranged

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
    world: tuple[PlacedRow, ...]


def happening(source: Trial, event: LifeEvent) -> Happening:
    """Return the event, arranged in the domain of `source` about a person of this case.

    `UntestedError`: no worked example of a rule gives lawful inputs.
    """
    head = source.spec.head.persons
    if head is None:
        msg = f"{source.domain} names no persons"
        raise LookupError(msg)
    item, form = head.key, _form(source, event)
    day = form.day if form else source.day
    source = on_day(source, day)
    person = _person(source, event, head.key, form)
    before = [_standing(source, one, {item: person}, day) for one in event.before]
    inputs: Row = {}
    after = list(before)
    if form is not None:
        inputs = {**form.inputs, **_dated(event.values, day)}
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


def _person(source: Trial, event: LifeEvent, item: str, form: Arranged | None) -> Json:
    """Return the number of whom the event is about: whom the request names, if it names anybody."""
    if form is not None and form.inputs.get(item) is not None:
        return form.inputs[item]
    group = source.group(event.before[0].group if event.before else record_of(event, source.spec))
    return source.builder.row(source.spec, group, "the person of the event", [item])[item]


def _form(source: Trial, event: LifeEvent) -> Arranged | None:
    if event.function is None:
        return None
    return legal(source, _operation(source, event))


def _standing(source: Trial, one: StandingRow, person: Row, day: date) -> Parcel:
    """Return a row with every item, so that each of them can be seen to arrive."""
    group = source.group(one.group)
    fixed = {**person, **_dated(one.values, day)}
    items = [i.key for i in group.items]
    row = source.builder.row(source.spec, group, "stands before the event", items, fixed)
    return Parcel(one.group, row)


def _after(
    source: Trial, event: LifeEvent, day: date, before: list[Parcel], inputs: Row
) -> tuple[list[Parcel], Row]:
    """Return the person's current rows once the function has run, and what it is run with."""
    operation = _operation(source, event)
    group, domain, key = source.group(operation.record), source.domain, event.function or ""
    old: Row = {}
    if isinstance(operation, Update):
        old = next(dict(p.row) for p in before if p.group == group.key)
        inputs = {**key_of(group, old), **inputs}
    told = (*before, Parcel(group.key, {**old, **inputs}))
    stands = [PlacedRow(domain, p.group, dict(p.row)) for p in before]
    named = [placed for parcel in told for placed in _world(source, parcel)]
    placed = distinct([*stands, *named], source.specification)
    state = State(source.specification, day).loaded(placed)
    after = _done(source, state, run_call(source.spec, key, inputs, role_of(operation)))
    others = [(p.group, p.row) for p in before if p.group != group.key or not old]
    rows = (*others, (group.key, {**inputs, **operation.sets}))
    newest = ((name, after.find((domain, name), row)) for name, row in rows)
    return [Parcel(name, kept.row) for name, kept in newest if kept is not None], inputs


def _done(source: Trial, state: State, call: Call) -> State:
    after = apply(state, call)
    if isinstance(after, State):
        return after
    msg = f"{source.case.id}: the event would be refused ({after})"
    raise LookupError(msg)


def _operation(source: Trial, event: LifeEvent) -> Create | Update:
    found = source.spec.functions[event.function or ""].operation
    if not isinstance(found, Create | Update):
        msg = f"{event.key}: {event.function} records nothing"
        raise TypeError(msg)
    return found


def _dated(values: Mapping[str, EventValue], day: date) -> Row:
    return {
        key: shifted(day, value).isoformat() if isinstance(value, Day) else cast("Json", value)
        for key, value in values.items()
    }


def _world(source: Trial, parcel: Parcel) -> list[PlacedRow]:
    return source.builder.world(source.spec, source.group(parcel.group), parcel.row)


def on_day(trial: Trial, day: date) -> Trial:
    """Return the same attempt as it is on a day: whom it makes up is as they are then."""
    return trial if day == trial.day else replace(trial, day=day)


def at(trial: Trial, domain: str) -> Trial:
    """Return the same attempt seen from another domain (`UntestedError` when it is not tested)."""
    spec = trial.specification(domain)
    if spec is None:
        raise UntestedError(other_domain(domain))
    return replace(trial, spec=spec)
