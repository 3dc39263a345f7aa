"""A row before it is changed: other in what the change sends, full in what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.models.operations import Update
from conformance.contract.after_event import newest
from conformance.population.people.items import parts
from conformance.population.people.person import SPACE
from conformance.population.rows import PlacedRow, key_of, known
from conformance.population.someone import someone
from conformance.worlds.differing import differing_value
from conformance.worlds.lasting import lasting, protecting
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row, RowBuilder
    from conformance.worlds.arrange import Arranged

_ATTEMPTS: Final = 9
_NAMES: Final = frozenset({"name", "surname"})


def existing(
    trial: Trial, record: str, form: Arranged, also: tuple[str, ...] = ()
) -> tuple[Row, Row]:
    """Store a row with other values than the request will give; return it and its key.

    `also`: items that the request leaves alone and that hold a value all the same.
    """
    group = trial.group(record)
    name = f"existing{form.salt}"
    builder = on(trial, form.day)
    before = _filled(trial, builder, group, name, (form, also))
    for attempt in range(1, _ATTEMPTS):
        if not _is_own_name(group, before, form.inputs):
            break
        before = _filled(trial, builder, group, f"{name} {attempt}", (form, also))
    for item in group.items:
        if item.key in form.inputs:
            new = form.inputs[item.key]
            before[item.key] = (
                new if item.ref else differing_value(trial, item, before[item.key], new)
            )
    if change := _change(trial, record):
        before |= dict.fromkeys(change.enters) | dict(change.lawful.row)
    world = [*builder.world(trial.spec, group, before), *form.world]
    key = key_of(group, before)
    if not trial.builder.entered:
        trial.begin([PlacedRow(trial.domain, record, before), *world], form.day)
        return before, key
    # functions make of a row what they make of it: it is changed from what stands
    trial.begin([PlacedRow(trial.domain, record, before, tuple(key)), *world], form.day)
    stands = newest(group, trial.interface.query(trial.domain, record, key))
    return {**key, **known(group, stands or {})}, key


def _is_own_name(group: RecordGroup, row: Row, inputs: Row) -> bool:
    """Say whether a former surname to be entered is the one that the person has (令第30条の13)."""
    of = parts(group)
    former = {str(v) for k, v in inputs.items() if of.get(k) == "old_surname"}
    named = (str(row.get(i.key)) for i in group.items if of.get(i.key) in _NAMES)
    return any(name.partition(SPACE)[0] in former for name in named)


def _filled(
    trial: Trial,
    builder: RowBuilder,
    group: RecordGroup,
    name: str,
    holding: tuple[Arranged, tuple[str, ...]],
) -> Row:
    """Return a row that shows what a change of others must leave: notes, numbers, protection.

    Where functions make the row, it is what these are told.
    """
    form, also = holding
    told = _told(builder, group, name, _change(trial, group.key))
    if builder.entered:
        return builder.row(trial.spec, group, name, (*form.inputs, *also), told)
    function = trial.spec.functions.get(trial.key)
    operation = function.operation if function else None
    changed = {*form.inputs, *getattr(operation, "sets", ()), *getattr(operation, "derives", ())}
    stays = lasting(group, changed)
    fixed = {**protecting(trial.spec, group, changed), **told}
    return builder.row(trial.spec, group, name, (*form.inputs, *stays, *also), fixed)


def _told(builder: RowBuilder, group: RecordGroup, name: str, change: Update | None) -> Row:
    """Return what a change is told to be about: whose row it is, and what that holds."""
    if change is None:
        return {}
    about = change.lawful.about
    return {**(someone(builder, group, name, about) if about else {}), **change.lawful.row}


def _change(trial: Trial, record: str) -> Update | None:
    """Return the function under test where it changes rows of a group."""
    function = trial.spec.functions.get(trial.key)
    operation = function.operation if function else None
    if not isinstance(operation, Update) or operation.record != record:
        return None
    return operation


def key_named(trial: Trial, record: str, name: str) -> Row:
    """Return the key of a made-up row that nothing has stored."""
    group = trial.group(record)
    return key_of(group, trial.builder.row(trial.spec, group, name))


def history_items(group: RecordGroup) -> set[str]:
    """Return the items by which a history tells its rows apart."""
    past = group.history
    return set() if past is None else {x for x in (past.number, past.latest, past.until) if x}
