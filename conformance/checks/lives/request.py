"""An event of a life as a request: what is sent, and what should stand after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.checks.lives.registered import here_since
from conformance.checks.lives.values import InputMaker
from conformance.contract.apply import run_call, ways
from conformance.contract.guards import role_of
from conformance.contract.history import first_of
from conformance.population.newcomers import before_entry
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.lives import Life
    from conformance.checks.lives.model import Ledger
    from conformance.contract.call import Call
    from conformance.contract.state import Place, State
    from conformance.findings import Json
    from conformance.population.rows import Row

    Writing = Create | Update | Cancel


@dataclass(frozen=True)
class LawfulRequest:
    """A lawful request about a person.

    `key`: of the row it is about; `world`: the rows that it refers to and that must stand first;
    `after`: what should stand once it was made, in each way that the contract allows.
    """

    life: Life
    owner: int
    at: Place
    call: Call
    key: Row
    world: tuple[PlacedRow, ...]
    after: tuple[State, ...]

    @property
    def inputs(self) -> Mapping[str, Json]:
        """What is entered."""
        return self.call.body


def operation_of(trial: Trial, life: Life) -> Writing:
    """Return the operation of the function that records an event."""
    found = trial.spec.functions[life.function].operation
    if not isinstance(found, Create | Update | Cancel):
        msg = f"{life.key}: {life.function} records nothing"
        raise TypeError(msg)
    return found


def request(
    trial: Trial, ledger: Ledger, life: Life, owner: int, late: int
) -> LawfulRequest | None:
    """Return the request by which an event of a person is recorded on the business date.

    None: it cannot happen to them as things stand, or the rules are silent about it. `late`: days
    since it happened, at most as many as the event allows.
    """
    if not _can_happen(ledger, life, owner):
        return None
    operation = operation_of(trial, life)
    happened = ledger.day - timedelta(days=min(late, life.late))
    since = here_since(ledger, trial.spec, owner)
    if since is not None:
        happened = max(happened, min(since, ledger.day))
    sets = operation.marks if isinstance(operation, Cancel) else operation.sets
    maker = InputMaker(trial, ledger, life, owner, happened, sets)
    if isinstance(operation, Create):
        group = trial.group(operation.record)
        inputs = maker.inputs(group, operation.inputs, {})
        new: Row = {**first_of(group), **inputs, **operation.sets}
        return None if None in key_of(group, new).values() else _request(maker, inputs, new)
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


def _changed(maker: InputMaker, operation: Update | Cancel, old: Row) -> LawfulRequest | None:
    group = maker.trial.group(operation.record)
    key = key_of(group, old)
    if isinstance(operation, Cancel):
        return _request(maker, key, {**old, **operation.marks})
    given = maker.inputs(group, operation.inputs, old)
    return _request(maker, {**key, **given}, {**old, **given, **operation.sets})


def _request(maker: InputMaker, inputs: Row, new: Row) -> LawfulRequest | None:
    """Return the request if a correct package accepts it; `new`: the row it leads to."""
    trial, life = maker.trial, maker.life
    operation = operation_of(trial, life)
    group = trial.group(operation.record)
    world = _before(maker, PlacedRow(trial.domain, group.key, new))
    call = run_call(trial.spec, life.function, inputs, role_of(operation))
    after = ways(maker.ledger.state.loaded(world), call)
    at = (trial.domain, group.key)
    key = key_of(group, new)
    return LawfulRequest(life, maker.owner, at, call, key, world, after) if after else None


def _before(maker: InputMaker, new: PlacedRow) -> tuple[PlacedRow, ...]:
    """Return the rows that a row refers to and that must stand before it does."""
    trial = maker.trial
    world = trial.builder.world(trial.spec, trial.group(new.group), new.row)
    missing = [one for one in world if not maker.stands(one)]
    entered = () if maker.stands(new) else (new,)
    return tuple(before_entry(missing, entered, trial.specification))
