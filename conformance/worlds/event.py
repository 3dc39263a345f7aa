"""An event made ready: lawful inputs, the rows of its roles, and what these refer to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.events import CLEARED, OfInput, OfRole
from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.contract.after_event import newest
from conformance.contract.stated import EnteredEvent, fixed
from conformance.population.agreeing import agreeing
from conformance.population.aligned import aligned
from conformance.population.people.numbers import principal
from conformance.population.people.roles import FOREIGN
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.arrange import give_up, legal_forms
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import Entered, Event, Role
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row, RowBuilder
    from conformance.surfaces.package import Reply


@dataclass(frozen=True, slots=True)
class Ready:
    """An event that can be entered: by which function, in which role, in which world."""

    event: Event
    entered: Entered
    act: EnteredEvent
    world: tuple[PlacedRow, ...]
    actor: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where a request of a function is arranged, whatever the case is about."""

    spec: Specification
    key: str
    day: date
    builder: RowBuilder


def event_of(trial: Trial) -> Event:
    """Return the event under test."""
    return trial.spec.events[trial.key]


def ready(trial: Trial, salt: str = "", rows: Mapping[str, Row] | None = None) -> Ready:
    """Return the event under test, made ready by the way the case names.

    `rows` are values of the roles' rows instead of those that the event states.
    """
    event = event_of(trial)
    entered = next(e for e in event.entered_by if e.function == trial.case.param("way"))
    who = next((a for r in event.roles if (a := trial.group(r.group).about) in FOREIGN), None)
    inputs, day, actor = _request(trial, entered.function, salt, who)
    act = EnteredEvent({**inputs, **_constants(entered, day)}, day)
    for role in event.roles:
        act = _with_role(trial, event, role, act, salt, (rows or {}).get(role.key, {}))
    act = replace(act, inputs=_inputs(trial, event, entered, act))
    world = _world(trial, event, entered, act, rows)
    return Ready(event, entered, act, tuple(world), actor)


def begin(trial: Trial, made: Ready, *others: Ready) -> Ready:
    """Store the world of an event; return it with the rows of its roles as they stand there."""
    trial.begin([p for one in (made, *others) for p in one.world], made.act.day)
    seen = {r.key: _seen(trial, made, r) for r in made.event.roles}
    return replace(made, act=replace(made.act, roles=seen))


def enter(trial: Trial, made: Ready) -> Reply:
    """Enter an event."""
    return trial.interface.run(trial.domain, made.entered.function, made.act.inputs, made.actor)


def request(trial: Trial, function: str, salt: str = "") -> tuple[Row, date, str]:
    """Return lawful inputs of a function, the business date they fit, and who may send them."""
    return _request(trial, function, salt)


def _request(
    trial: Trial, function: str, salt: str, who: str | None = None
) -> tuple[Row, date, str]:
    operation = trial.spec.functions[function].operation
    if isinstance(operation, Cancel):
        return {}, trial.day, "clerk"
    ground = _Ground(trial.spec, function, trial.day, replace(trial.builder, who=who))
    form = next(legal_forms(ground, cast("Create | Update", operation), salt), None)
    form = form or give_up(trial)
    return form.inputs, form.day, form.role


def _constants(entered: Entered, day: date) -> Row:
    """Return what is sent whoever takes part: days and constants, not what roles have."""
    return {k: v for k, v in fixed(entered.inputs, EnteredEvent({}, day)).items() if v is not None}


def _with_role(
    trial: Trial, event: Event, role: Role, act: EnteredEvent, salt: str, instead: Row
) -> EnteredEvent:
    group = trial.group(role.group)
    values = {**_known(role, act), **instead}
    name, wanted = f"{event.key} {role.key}{salt}", [*values, *group.primary_key]
    builder = on(trial, act.day)
    row = builder.row(trial.spec, group, name, wanted, values)
    others = {_number(trial.group(one.group), act.roles.get(one.key)) for one in event.roles}
    if _number(group, row) in others - {None}:
        values = {**builder.beside(trial.spec, group, row, name), **values}
        row = builder.row(trial.spec, group, name, wanted, values)
    if instead:  # who is erased already was so for a reason
        row = agreeing(trial.spec, group, row, instead)
    return replace(act, roles={**act.roles, role.key: row})


def _known(role: Role, act: EnteredEvent) -> Row:
    """Return a role's values but those of inputs that nobody has sent yet: a key of an update."""
    unsent = {
        k for k, v in role.values.items() if isinstance(v, OfInput) and v.input not in act.inputs
    }
    return {k: v for k, v in fixed(role.values, act).items() if k not in unsent}


def _number(group: RecordGroup, row: Mapping[str, Json] | None) -> Json:
    """Return the number of the person a row is about; it has none where it is about nobody."""
    key = principal(group)
    return row.get(key) if row is not None and key is not None else None


def _inputs(trial: Trial, event: Event, entered: Entered, act: EnteredEvent) -> Row:
    inputs = {**act.inputs, **fixed(entered.inputs, act)}
    operation = trial.spec.functions[entered.function].operation
    if isinstance(operation, Update | Cancel):
        role = next((r for r in event.roles if r.group == operation.record), None)
        if role is not None:
            inputs |= key_of(trial.group(role.group), dict(act.roles[role.key]))
    cleared: Row = dict.fromkeys(i for i, value in entered.inputs.items() if value == CLEARED)
    return {key: value for key, value in inputs.items() if value is not None} | cleared


def _world(
    trial: Trial,
    event: Event,
    entered: Entered,
    act: EnteredEvent,
    instead: Mapping[str, Row] | None = None,
) -> Iterable[PlacedRow]:
    """Yield the roles' rows, who shows the same person, then what all of them refer to.

    Where rows stand otherwise than the event wants them, they alone matter: of the others it is
    enough that they are there, for what stands around them may be otherwise, too.
    """
    rows = [(trial.group(r.group), dict(act.roles[r.key])) for r in event.roles]
    rows += [
        (trial.group(name), _alike(on(trial, act.day), trial.spec, name, act.roles[r.key]))
        for r in event.roles
        for name in r.also
    ]
    standing: list[PlacedRow] = []
    told = [(r, (*r.values, *_asked_of(r, entered))) for r in event.roles]
    told += [(r, tuple(r.values)) for r in event.roles for _ in r.also]
    for (group, row), (role, values) in zip(rows, told, strict=True):
        told_of = values if instead is None or role.key in instead else ()
        matters = dict.fromkeys((*group.primary_key, *told_of))
        standing.append(
            PlacedRow(trial.domain, group.key, row, tuple(k for k in matters if k in row))
        )
    yield from standing
    operation = trial.spec.functions[entered.function].operation
    sent = (trial.group(str(getattr(operation, "record", ""))), dict(act.inputs))
    stand = {(group.key, str(key_of(group, row))) for group, row in rows}
    for group, row in (*rows, sent):
        builder = on(trial, act.day)
        for placed in aligned(builder, standing, builder.world(trial.spec, group, row)):
            if placed.domain != trial.domain or (placed.group, _key(trial, placed)) not in stand:
                yield placed


def _asked_of(role: Role, entered: Entered) -> list[str]:
    """Return the items of a role that the request repeats: they must stand as they are sent."""
    return [v.item for v in entered.inputs.values() if isinstance(v, OfRole) and v.role == role.key]


def _key(trial: Trial, placed: PlacedRow) -> str:
    return str(key_of(trial.group(placed.group), placed.row))


def _alike(builder: RowBuilder, spec: Specification, name: str, row: Mapping[str, Json]) -> Row:
    """Return the row of another group that shows the same person: what both hold is the same."""
    group = spec.records[name]
    shared = {item.key: row[item.key] for item in group.items if item.key in row}
    return builder.row(spec, group, f"alike {key_of(group, row)}", shared, shared)


def _seen(trial: Trial, made: Ready, role: Role) -> Mapping[str, Json]:
    group, row = trial.group(role.group), dict(made.act.roles[role.key])
    stands = trial.interface.query(trial.domain, group.key, key_of(group, row))
    return newest(group, stands) or row
