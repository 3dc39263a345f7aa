"""Records beside those of an event: of the same person, claim or thing, which it does not name.

Some are of other groups of the domain; some are of the same groups: another claim, year or child,
in the state of the one that the event is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.cases.elsewhere import filed
from conformance.catalog.models.events import AbsentRow, Open
from conformance.contract.stated import EnteredEvent, fixed
from conformance.population.people.numbers import is_person, principal
from conformance.population.people.roles import FOREIGN
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Event
    from conformance.catalog.models.records import RecordGroup, Ref
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.event import Ready

_TRIES: Final = 4  # small numbers of two rows are often the same

Thing = tuple[str, str, str]
"""What a value names: domain, group and item."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A record of another group about the same person or thing, with the rows that it needs."""

    group: RecordGroup
    row: Row
    world: tuple[PlacedRow, ...]


def groups_beside(spec: Specification, event: Event) -> tuple[str, ...]:
    """Return the groups that know of the same person or thing and that the event does not name."""
    stand = [spec.records[role.group] for role in event.roles]
    things = {thing for group in stand for thing in _things(spec, group)}
    persons = any(principal(group) for group in stand)
    return tuple(
        key
        for key in sorted(filed(spec) - _own(spec, event))
        if (group := spec.records[key]).view is None
        and group.about not in FOREIGN
        and ((persons and principal(group)) or things & set(_referred(group)))
    )


def others(trial: Trial, made: Ready) -> Iterator[Beside]:
    """Yield records of the groups that the event does not name."""
    spec, builder = trial.spec, on(trial, made.act.day)
    person, things = _named(trial, made)
    for key in groups_beside(spec, made.event):
        group = trial.group(key)
        who, refers = _whom(spec, group, made.event), _referred(group)
        same: Row = {refers[thing]: value for thing, value in things.items() if thing in refers}
        if who and person is not None:
            same[who] = person
        if same:
            row = builder.row(spec, group, f"beside {made.event.key}", same, same)
            yield Beside(group, row, tuple(builder.world(spec, group, row)))


def _whom(spec: Specification, group: RecordGroup, event: Event) -> str | None:
    """Return the item by which a row names whom the event is about.

    A child's row names the parent who claims beside the child: it is the parent's, if the event is.
    """
    roles = {role.group for role in event.roles}
    for item in map(group.item, group.primary_key):
        ref = item.ref if is_person(item) else None
        if ref is not None and ref.domain == spec.domain and roles.intersection(ref.groups):
            return item.key
    return principal(group)


def siblings(trial: Trial, made: Ready) -> Iterator[Beside]:
    """Yield another record of the same person in the groups of the roles: a claim, a year, a child.

    It is in the same state as the one that the event is about.
    """
    spec, builder = trial.spec, on(trial, made.act.day)
    for role in made.event.roles:
        group, row = trial.group(role.group), made.act.roles[role.key]
        who = principal(group)
        if group.view or who is None or set(group.primary_key) <= {*_whose(group), who}:
            continue
        state = fixed(role.values, EnteredEvent({}, made.act.day))
        alike: Row = {
            k: v for k, v in state.items() if v is not None and k not in group.primary_key
        }
        alike |= {k: row[k] for k in (*_whose(group), who) if k in row} | _last_year(group, row)
        for attempt in range(_TRIES):
            other = builder.row(spec, group, f"sibling {attempt} {role.key}", alike, alike)
            if key_of(group, other) != key_of(group, dict(row)):
                yield Beside(group, other, tuple(builder.world(spec, group, other)))
                break


def _own(spec: Specification, event: Event) -> set[str]:
    """Return the groups that the event names: of its roles, of what it opens, of what is sent."""
    own = {role.group for role in event.roles} | {also for r in event.roles for also in r.also}
    own |= {effect.group for effect in event.effects if isinstance(effect, Open | AbsentRow)}
    entered = (spec.functions[one.function].operation for one in event.entered_by)
    own |= {record for one in entered if (record := getattr(one, "record", None))}
    return own | {shown for key in own if (view := spec.records[key].view) for shown in view.of}


def _last_year(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return the year of a row's key as that before: of a year, made-up rows have the same."""
    keyed = [group.item(key) for key in group.primary_key]
    years = [(one.key, row.get(one.key)) for one in keyed if one.type == "year"]
    return {k: type(v)(int(v) - 1) for k, v in years if isinstance(v, int | str) and v}


def _whose(group: RecordGroup) -> list[str]:
    """Return the items of a key by which rows are of one person or office, and the history's."""
    number = group.history.number if group.history else None
    return [key for key in group.primary_key if key == number or is_person(group.item(key))]


def _named(trial: Trial, made: Ready) -> tuple[Json, dict[Thing, Json]]:
    """Return the person whom the roles are about, the first of them, and the things they name."""
    rows = [(trial.group(r.group), made.act.roles[r.key]) for r in made.event.roles]
    persons = [row.get(who) for group, row in rows if (who := principal(group))]
    things: dict[Thing, Json] = {
        thing: value
        for group, row in rows
        for thing, item in _things(trial.spec, group).items()
        if (value := row.get(item)) is not None
    }
    return (persons[0] if persons else None), things


def _things(spec: Specification, group: RecordGroup) -> dict[Thing, str]:
    """Return what a row stands for and what its key refers to, but persons, by the items."""
    keyed = [group.item(key) for key in group.primary_key]
    refers = {_of(one.ref): one.key for one in keyed if one.ref and not is_person(one)}
    return refers | {(spec.domain, group.key, one.key): one.key for one in keyed}


def _referred(group: RecordGroup) -> dict[Thing, str]:
    return {_of(item.ref): item.key for item in group.items if item.ref and not is_person(item)}


def _of(ref: Ref) -> Thing:
    return ref.domain, ref.groups[0], ref.item
