"""Whether the rows of a group stand as they should: each once, the past unchanged, none besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.population.rows import key_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.lives.model import At, Ledger
    from conformance.suite.trial import Trial

Key = tuple[str, ...]


def stand(trial: Trial, ledger: Ledger, at: At, keys: Iterable[Row] | None = None) -> None:
    """Hold that a group holds exactly the rows that should stand, and take them over as they are.

    `keys`: only rows under these are looked at, where others' rows stand in the same database.
    """
    wheres: list[Row] = [{}] if keys is None else list(keys)
    found = [row for where in wheres for row in trial.interface.query(*at, where)]
    wanted = [
        kept.row
        for kept in ledger.all(at)
        if keys is None or key_of(ledger.group(at), kept.row) in wheres
    ]
    _each_once(trial, ledger.group(at), wanted, found)
    held = {_full(ledger.group(at), row): row for row in found}
    for kept in ledger.all(at):
        row = held.get(_full(ledger.group(at), kept.row))
        if row is not None:
            trial.same(_settled(ledger.group(at), kept.row), row, f"records/{at[1]}")
            kept.row = {**kept.row, **known(ledger.group(at), row)}
    _one_latest(trial, ledger.group(at), found)


def _each_once(
    trial: Trial, group: RecordGroup, wanted: Sequence[Row], found: Sequence[Row]
) -> None:
    expected = sorted(_full(group, row) for row in wanted)
    numbers = sorted(_full(group, row) for row in found)
    if expected == numbers:
        return
    raise trial.deviation(
        "F-LIVES-ROWS",
        "記録の行に漏れか余分があるか、履歴番号が連続していません。",
        "rows are missing or stand besides those that should, or their history numbers have gaps",
        expected=_said(group, expected),
        found=_said(group, numbers),
        where=f"records/{group.key}",
        remedy_ja="異動のたびに新しい行を一つだけ加え、前の行を残してください。",
        remedy_en="add exactly one row for each event and keep the earlier ones",
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


def _settled(group: RecordGroup, row: Row) -> Row:
    """Return what is known of a row without the end of validity, which the package sets."""
    past = group.history
    left = {past.until} if past and past.until else set()
    return {key: value for key, value in row.items() if key not in left}


def _said(group: RecordGroup, keys: Sequence[Key]) -> Json:
    return cast("Json", [dict(zip(group.primary_key, key, strict=True)) for key in keys])


def _full(group: RecordGroup, row: Mapping[str, Json]) -> Key:
    return tuple(str(row.get(item)) for item in group.primary_key)


def _stem(group: RecordGroup, row: Mapping[str, Json]) -> Key:
    return tuple(map(str, key_of(group, row).values()))


def _number(row: Mapping[str, Json], item: str) -> int:
    value = row.get(item)
    return value if isinstance(value, int) else 0
