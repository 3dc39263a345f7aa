"""Whether the rows of a group stand as they should: each once, the past unchanged, none besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.contract.state import Stored
from conformance.messages.worded import worded
from conformance.population.rows import key_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.checks.lives.model import Ledger
    from conformance.contract.state import Place, State
    from conformance.findings import Json
    from conformance.population.rows import Row

Key = tuple[str, ...]


def stand(
    trial: Trial,
    ledger: Ledger,
    at: Place,
    keys: Iterable[Row] | None = None,
    ways: Sequence[State] = (),
) -> None:
    """Hold that a group holds exactly the rows that should stand, and take them over as they are.

    `keys`: only rows under these are looked at, where others' rows stand in the same database.
    `ways`: the states that the contract allows, of which the one is taken that the rows have.
    """
    group, wheres = ledger.state.group(at), None if keys is None else list(keys)
    found = [
        row
        for where in ([{}] if wheres is None else wheres)
        for row in trial.interface.query(*at, where)
    ]
    numbers = sorted(_full(group, row) for row in found)
    allowed = list(ways or (ledger.state,))
    same = (one for one in allowed if _numbers(one, at, wheres) == numbers)
    ledger.state = next(same, allowed[0])
    _each_once(trial, group, _numbers(ledger.state, at, wheres), numbers)
    held = {_full(group, row): row for row in found}
    rows = []
    for kept in ledger.state.at(at):
        row = held.get(_full(group, kept.row))
        if row is not None:
            settled = {k: v for k, v in kept.row.items() if k not in kept.open}
            trial.same(settled, row, f"records/{at[1]}")
            rows.append(Stored({**kept.row, **known(group, row)}))
        else:
            rows.append(kept)
    ledger.state = ledger.state.holding(at, rows)
    _one_latest(trial, group, found)


def _numbers(state: State, at: Place, wheres: Sequence[Row] | None) -> list[Key]:
    """Return the primary keys of the rows that should stand, of those under keys if named."""
    group = state.group(at)
    rows = (kept.row for kept in state.at(at))
    return sorted(_full(group, r) for r in rows if wheres is None or key_of(group, r) in wheres)


def _each_once(
    trial: Trial, group: RecordGroup, expected: Sequence[Key], numbers: Sequence[Key]
) -> None:
    if expected == numbers:
        return
    raise trial.deviation(
        worded("F-LIVES-ROWS"),
        expected=_said(group, expected),
        found=_said(group, numbers),
        where=f"records/{group.key}",
    )


def _one_latest(trial: Trial, group: RecordGroup, found: Sequence[Row]) -> None:
    """Hold that of the rows under one key exactly the newest is marked as the latest."""
    past = group.history
    if past is None or past.latest is None:
        return
    newest: dict[Key, int] = {}
    for row in found:
        stem = _stem(group, row)
        newest[stem] = max(newest.get(stem, 0), _number(row, past.number))
    for row in found:
        latest = newest[_stem(group, row)] == _number(row, past.number)
        if bool(row.get(past.latest)) is not latest:
            raise trial.value_differs(
                past.latest, latest, row.get(past.latest), f"records/{group.key}"
            )


def _said(group: RecordGroup, keys: Sequence[Key]) -> Json:
    return cast("Json", [dict(zip(group.primary_key, key, strict=True)) for key in keys])


def _full(group: RecordGroup, row: Mapping[str, Json]) -> Key:
    return tuple(str(row.get(item)) for item in group.primary_key)


def _stem(group: RecordGroup, row: Mapping[str, Json]) -> Key:
    return tuple(map(str, key_of(group, row).values()))


def _number(row: Mapping[str, Json], item: str) -> int:
    value = row.get(item)
    return value if isinstance(value, int) else 0
