"""An event of a life as a request: what is sent, and which rows should stand after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.contract.guards import passes, role_of
from conformance.contract.rule_inputs import derivations
from conformance.population.rows import key_of
from conformance.suite.lives.values import Maker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.lives import Life
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Explanation, Json
    from conformance.population.rows import Placed, Row
    from conformance.suite.lives.model import At, Ledger
    from conformance.suite.trial import Trial

    Writing = Create | Update | Cancel


@dataclass(frozen=True)
class Request:
    """A lawful request about a person, and what should stand under its key afterwards.

    `rows`: oldest first, the last as the request leaves it; `before`: as many as stood. `derived`
    says how the rules give the items of the last.
    """

    life: Life
    owner: int
    happened: date
    at: At
    inputs: Row
    role: str
    key: Row
    before: tuple[Row, ...]
    rows: tuple[Row, ...]
    world: tuple[Placed, ...] = ()
    derived: Mapping[str, tuple[Explanation, ...]] | None = None


def operation_of(trial: Trial, life: Life) -> Writing:
    """Return the operation of the function that records an event."""
    found = trial.spec.functions[life.function].operation
    if not isinstance(found, Create | Update | Cancel):
        msg = f"{life.key}: {life.function} records nothing"
        raise TypeError(msg)
    return found


def request(trial: Trial, ledger: Ledger, life: Life, owner: int, late: int) -> Request | None:
    """Return the request by which an event of a person is recorded on the business date.

    None: it cannot happen to them as things stand, or the rules are silent about it. `late`: days
    since it happened, at most as many as the event allows.
    """
    if not _can_happen(ledger, life, owner):
        return None
    operation = operation_of(trial, life)
    happened = ledger.day - timedelta(days=min(late, life.late))
    maker = Maker(trial, ledger, life, owner, happened)
    if isinstance(operation, Create):
        return _created(maker, operation)
    old = _to_change(trial, ledger, life, owner, operation.record)
    return None if old is None else _changed(maker, operation, old)


def _can_happen(ledger: Ledger, life: Life, owner: int) -> bool:
    stands = all(ledger.find(life.domain, owner, one) is not None for one in life.needs)
    return stands and all(ledger.find(life.domain, owner, one) is None for one in life.lacks)


def _to_change(trial: Trial, ledger: Ledger, life: Life, owner: int, record: str) -> Row | None:
    """Return the person's row that the event changes: the one that the group's need finds."""
    for one in life.needs:
        if one.group == record:
            return ledger.find(trial.domain, owner, one)
    return next((kept.row for kept in ledger.own((trial.domain, record), owner)), None)


def _created(maker: Maker, operation: Create) -> Request | None:
    group = maker.trial.group(operation.record)
    inputs = maker.inputs(group, operation.inputs, {})
    new: Row = {**first(group), **inputs, **operation.sets}
    key = key_of(group, new)
    if None in key.values() or maker.ledger.under((maker.trial.domain, group.key), key):
        return None
    return _request(maker, operation, group, inputs, (), new)


def _changed(maker: Maker, operation: Update | Cancel, old: Row) -> Request | None:
    group = maker.trial.group(operation.record)
    key = key_of(group, old)
    marks = isinstance(operation, Cancel)
    given = {} if marks else maker.inputs(group, cast("Update", operation).inputs, old)
    sets = operation.marks if isinstance(operation, Cancel) else operation.sets
    at = (maker.trial.domain, group.key)
    stood = tuple(kept.row for kept in maker.ledger.under(at, key))
    new = succeeding(maker.ledger, at, old, {**given, **sets})
    return _request(maker, operation, group, {**key, **given}, stood, new)


def _request(
    maker: Maker,
    operation: Writing,
    group: RecordGroup,
    inputs: Row,
    stood: tuple[Row, ...],
    new: Row,
) -> Request | None:
    """Return the request if the guards let it pass and the rules say what it leads to."""
    trial, day = maker.trial, maker.ledger.day
    steps: Mapping[str, tuple[Explanation, ...]] = {}
    role = "clerk"
    if not isinstance(operation, Cancel):
        if not passes(trial.spec, operation, new, day):
            return None
        found = derivations(trial.spec, operation, new, day)
        if found is None:
            return None
        new, steps, role = new | found.values, found.steps, role_of(operation)
    world = trial.builder.world(trial.spec, group, new)
    return Request(
        maker.life,
        maker.owner,
        maker.happened,
        (trial.domain, group.key),
        inputs,
        role,
        key_of(group, new),
        stood,
        after(group, stood, new),
        tuple(placed for placed in world if not maker.stands(placed)),
        steps,
    )


def first(group: RecordGroup) -> Row:
    """Return the history items of a key's first row; nothing where no history is kept."""
    past = group.history
    return {} if past is None else {past.number: 1, **({past.latest: True} if past.latest else {})}


def after(group: RecordGroup, stood: tuple[Row, ...], new: Row) -> tuple[Row, ...]:
    """Return the rows under a key once `new` has come: the past stays, marked as past."""
    past = group.history
    if past is None or not stood:
        return (new,) if not stood else (*stood[:-1], new)
    marked: Row = {past.latest: False} if past.latest else {}
    return (*stood[:-1], {**stood[-1], **marked}, new)


def succeeding(ledger: Ledger, at: At, row: Row, changes: Mapping[str, Json]) -> Row:
    """Return the row that follows one with other values: the next of its history, if it has one."""
    past = ledger.group(at).history
    if past is None:
        return {**row, **changes}
    made: Row = {**row, past.number: ledger.number(at, row) + 1}
    made |= {past.until: None} if past.until else {}
    made |= {past.latest: True} if past.latest else {}
    return {**made, **changes}
