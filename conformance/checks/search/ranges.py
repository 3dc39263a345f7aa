"""Searches between two values: both ends are found, what lies beyond is not, an end may be open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.cases.elsewhere import alone
from conformance.cases.registry import Draft, Spares, check, generates
from conformance.cases.row_keys import found_keys, keys_of
from conformance.catalog.models.operations import Search
from conformance.checks.search.together import arranged
from conformance.contract.search import matches
from conformance.messages.worded import worded
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.findings import Json
    from conformance.population.rows import Row

_STEPS = (-3, -2, -1, 0)  # days before the one made up: what has happened lies not ahead


@generates(Search)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per item that is searched by between two values."""
    for by in cast("Search", subject).by:
        if by.match == "range":
            slug = f"finds-between-{by.item}".replace("_", "-")
            yield Draft(slug, "search/between", {"item": by.item, "match": by.match})


@check(
    "search/between",
    polarity="present",
    ja="{item:item}の範囲で探し、両端を含めて当たる者だけを返す",
    en="searches by {item:item} between two values, both ends included, and finds no others",
    needs=("load", "run"),
    chooses="item",
    spares=Spares("all"),
)
def between(trial: Trial) -> None:
    """Of rows one day apart those of the first to the last day are found, of one day, of open ends.

    What lets a package be asked with one end alone is its own test facility: elsewhere a screen
    may want both.
    """
    operation, item = trial.operation(Search), trial.case.param("item")
    group = trial.group(operation.record)
    rows = _rows(trial, operation, item)
    trial.begin(arranged(trial, group, rows, (item, *operation.shows)))
    values = sorted({row[item] for row in rows}, key=str)
    first, last = values[min(1, len(values) - 1)], values[max(0, len(values) - 2)]
    ranges: list[Row] = [{"from": first, "to": last}, {"from": last, "to": last}]
    if alone(trial):
        ranges += [{"from": last}, {"to": first}]
    for asked in ranges:
        _hold(trial, operation, item, rows, asked)


def _rows(trial: Trial, operation: Search, item: str) -> list[Row]:
    """Return rows whose values of the item lie one step apart."""
    group = trial.group(operation.record)
    wanted = (item, *operation.shows)
    made = trial.builder.row(trial.spec, group, "one of 0", wanted)
    kind = group.item(item)
    rows = [
        trial.builder.row(
            trial.spec, group, f"one of {n}", wanted, {item: _moved(kind, made[item], step)}
        )
        for n, step in enumerate(_STEPS)
    ]
    return list({str(key_of(group, row)): row for row in rows}.values())


def _moved(kind: Item, value: Json, step: int) -> Json:
    if isinstance(value, int):
        return max(value + step, kind.min or 0)
    text = str(value)
    if kind.type == "year_month":
        month = int(text[:4]) * 12 + int(text[5:7]) - 1 + step
        return f"{month // 12:04}-{month % 12 + 1:02}"
    day = date.fromisoformat(text[:10]) + timedelta(days=step)
    return day.isoformat() + text[10:]


def _hold(trial: Trial, operation: Search, item: str, rows: list[Row], asked: Row) -> None:
    group = trial.group(operation.record)
    by = next(by for by in operation.by if by.item == item)
    expected = [row for row in rows if matches(by, row[item], asked)]
    reply = trial.accepted(trial.run({item: asked}))
    wanted, found = keys_of(group, expected), found_keys(group, operation, reply.rows)
    if wanted == found:
        return
    raise trial.deviation(
        worded("F-SEARCH", form="range"),
        expected=wanted,
        found=found,
        where=f"{reply.exchange.path}: {item} {asked}",
        cause=f"{trial.case.requirement.id}:{item}",
    )
