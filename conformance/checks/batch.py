"""Batches: they select exactly the rows their conditions describe, and mark only those."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.cases.row_keys import keys_of
from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Batch, Condition
from conformance.checks.batch_earlier import with_earlier
from conformance.messages.worded import worded
from conformance.population.days import kind_of
from conformance.population.leaving import leaving
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.crowd import MANY, takes_many
from conformance.worlds.differing import unlike
from conformance.worlds.existing import history_items
from conformance.worlds.lasting import lasting
from conformance.worlds.same_person import second_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_FEW = 2


@generates(Batch)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """The whole selection, one case per condition left out, and the marks."""
    operation = cast("Batch", subject)
    yield Draft("selects-exactly", "batch/selects")
    for number in _breakable(spec, operation):
        condition = operation.when[number]
        yield Draft(_slug(condition), "batch/honours", {"number": number, "item": condition.item})
    if operation.sets:
        yield Draft("marks-only-the-selected", "batch/marks")


@check(
    "batch/selects",
    polarity="present",
    ja="条件に当たる者だけを一度ずつ抽出する",
    en="selects exactly the rows that meet the conditions, each once",
    needs=("load", "run"),
    spares=Spares("others"),
)
def selects(trial: Trial) -> None:
    """Rows that meet all conditions are selected; rows that break any one are not.

    Those selected are more than a page of a list holds. Of those that are not one met them before.
    """
    operation = trial.operation(Batch)
    inside = _inside(trial, operation, MANY if takes_many(trial) else _FEW)
    broken = _breakable(trial.spec, operation)
    keyed = trial.group(operation.record).primary_key
    outside: list[Row] = []
    for before, number in enumerate(broken):
        row = _row(trial, operation, f"outside {number}", number)
        none_yet = len(outside) == before  # of those so far nobody has a past
        changes = none_yet and operation.when[number].item not in keyed
        outside += _formerly_inside(trial, operation, row) if changes else (row,)
    _run(trial, operation, inside, outside)


def _formerly_inside(trial: Trial, operation: Batch, row: Row) -> tuple[Row, ...]:
    """Return a row outside, after one of its history that met the conditions, if a past is kept."""
    group = trial.group(operation.record)
    met = {
        c.item: _meeting(trial, operation, c)
        for c in operation.when
        if c.item not in group.primary_key
    }
    return with_earlier(trial, group, row, met)


@check(
    "batch/honours",
    polarity="absent",
    ja="{item:item}の条件を外れる者を抽出しない",
    en="does not select rows that break the condition on {item:item}",
    needs=("load", "run"),
)
def honours(trial: Trial) -> None:
    """One row meets all conditions and is selected; one breaks just this condition and is not."""
    operation = trial.operation(Batch)
    number = int(trial.case.param("number"))
    inside = [_row(trial, operation, "inside", None)]
    _run(trial, operation, inside, [_row(trial, operation, "outside", number)])


@check(
    "batch/marks",
    polarity="value",
    ja="抽出した者だけに処理の結果を記録する",
    en="records the outcome on the selected rows only",
    needs=("load", "run", "query"),
)
def marks(trial: Trial) -> None:
    """Selected rows carry the constants, and all else in them stays; so do the other rows.

    Several are selected, two of one person among them, where a person can have two.
    """
    operation = trial.operation(Batch)
    group = trial.group(operation.record)
    inside = rows_inside(trial, operation)
    outside = [_row(trial, operation, "outside", 0)]
    _run(trial, operation, inside, outside)
    moving = {*history_items(group), *operation.sets}
    for row in inside:
        selected = trial.only_row(group.key, key_of(group, row))
        trial.same(operation.sets, selected, f"records/{group.key}")
        kept = {k: v for k, v in row.items() if k not in moving}
        trial.same(kept, selected, f"records/{group.key}", f"{trial.case.requirement.id}:kept")
    left = trial.only_row(group.key, key_of(group, outside[0]))
    trial.same(outside[0], left, f"records/{group.key}")


def rows_inside(trial: Trial, operation: Batch) -> list[Row]:
    """Return rows that meet all conditions; one where each is entered by functions of its own."""
    if not takes_many(trial):
        return [_row(trial, operation, "inside", None)]
    return _inside(trial, operation, _FEW)


def _inside(trial: Trial, operation: Batch, count: int) -> list[Row]:
    """Return rows that meet all conditions; fewer where their keys do not tell as many apart.

    The person of the first has a second one.
    """
    group = trial.group(operation.record)
    rows = [_row(trial, operation, f"inside {n}", None) for n in range(count)]
    conditions = {condition.item for condition in operation.when}
    second = second_of(trial, group, rows[0], rows[0].keys(), conditions)
    if second is not None:
        rows.append({**second, **{item: rows[0][item] for item in operation.sets}})
    return list({str(key_of(group, row)): row for row in reversed(rows)}.values())


def _breakable(spec: Specification, operation: Batch) -> list[int]:
    """Return the places of the conditions that a row can break which an office could have entered.

    What has happened by today cannot lie ahead, unless it is somebody leaving, filed beforehand.
    """
    group = spec.records[operation.record]
    return [
        number
        for number, condition in enumerate(operation.when)
        if not _would_lie_ahead(group, condition) or leaving(spec, group)
    ]


def _would_lie_ahead(group: RecordGroup, condition: Condition) -> bool:
    """Return whether a row that breaks the condition says of what has happened that it will."""
    kind = kind_of(group.item(condition.item))
    dated = isinstance(condition.value, BusinessDate) and condition.op == "on_or_before"
    return dated and kind is not None and not kind.ahead


def _slug(condition: Condition) -> str:
    """Return the last part of a case id; the value tells conditions on one item apart."""
    dated = isinstance(condition.value, BusinessDate)
    value = "business-date" if dated else str(condition.value)
    text = f"honours-{condition.item}-{condition.op}-{value}".lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def _run(trial: Trial, operation: Batch, inside: list[Row], outside: list[Row]) -> None:
    group = trial.group(operation.record)
    placed: list[PlacedRow] = []
    for row in (*inside, *outside):
        placed += [
            *trial.builder.world(trial.spec, group, row),
            PlacedRow(trial.domain, group.key, row),
        ]
    trial.begin(placed)
    reply = trial.accepted(trial.run({}))
    wanted, found = keys_of(group, inside), keys_of(group, reply.rows)
    if wanted != found:
        raise trial.deviation(
            worded("F-SELECTION", form="rows"),
            expected=wanted,
            found=found,
            where=reply.exchange.path,
        )


def _row(trial: Trial, operation: Batch, name: str, broken: int | None) -> Row:
    """Return a row that meets all conditions but the broken one."""
    group = trial.group(operation.record)
    stated: Row = {**operation.alike}
    stated |= {c.item: _meeting(trial, operation, c) for c in operation.when}
    if broken is not None:
        condition = operation.when[broken]
        others = {k: v for k, v in stated.items() if k != condition.item}
        stated[condition.item] = _breaking(trial, operation, condition, others)
        if _would_lie_ahead(group, condition):
            stated = {**leaving(trial.spec, group), **stated}
    stays = () if trial.builder.entered else lasting(group, (*stated, *operation.sets))
    row = trial.builder.row(trial.spec, group, name, (*stated, *stays), stated)
    for item in operation.sets:
        row.setdefault(item, None)
    return row


def _meeting(trial: Trial, operation: Batch, condition: Condition) -> Json:
    value = _value(trial, condition)
    match condition.op:
        case "equals" | "on_or_before" | "on_or_after":
            return value
        case "before":
            return _moved(trial, operation, condition, value, -1)
        case "after":
            return _moved(trial, operation, condition, value, 1)
        case _:
            return _different(trial, operation, condition, value, {})


def _breaking(trial: Trial, operation: Batch, condition: Condition, others: Row) -> Json:
    """Return a value that breaks the condition, believable beside what the others say."""
    value = _value(trial, condition)
    match condition.op:
        case "not_equals" | "before" | "after":
            return value
        case "on_or_before":
            return _moved(trial, operation, condition, value, 1)
        case "on_or_after":
            return _moved(trial, operation, condition, value, -1)
        case _:
            return _different(trial, operation, condition, value, others)


def _refused(operation: Batch, item: str) -> set[object]:
    """Return the values of an item that one condition or another excludes."""
    return {c.value for c in operation.when if c.item == item and c.op == "not_equals"}


def _value(trial: Trial, condition: Condition) -> Json:
    if isinstance(condition.value, BusinessDate):
        return trial.day.isoformat()
    return condition.value


def _moved(trial: Trial, operation: Batch, condition: Condition, value: Json, step: int) -> Json:
    kind = trial.group(operation.record).item(condition.item).type
    if isinstance(value, int):
        return value + step
    if kind == "year_month":
        number = int(str(value)[:4]) * 12 + int(str(value)[5:7]) - 1 + step
        return f"{number // 12:04}-{number % 12 + 1:02}"
    day = date.fromisoformat(str(value)[:10]) + timedelta(days=step)
    return day.isoformat() + str(value)[10:]


def _different(
    trial: Trial, operation: Batch, condition: Condition, value: Json, others: Row
) -> Json:
    item = trial.group(operation.record).item(condition.item)
    if isinstance(value, bool):
        return not value
    if item.code_list is not None:
        values = trial.spec.codes[item.code_list].values
        unfit = {value, *_refused(operation, condition.item)}
        return next((v for v in values if v not in unfit), None)
    if isinstance(value, int):
        return value + 1
    if value is None or item.type not in {"date", "year_month", "datetime"}:
        group = trial.group(operation.record)
        made = trial.builder.row(trial.spec, group, "different", [item.key], others)
        return unlike(item, made[item.key], value)
    return None if not item.required else _moved(trial, operation, condition, value, -1)
