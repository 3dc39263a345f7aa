"""Searches: they find exactly the rows that match, and no other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.cases.row_keys import found_keys, keys_of
from conformance.catalog.models.operations import Search, SearchBy
from conformance.contract.search import matches, query_for
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.values.absent import alike
from conformance.worlds.crowd import as_pattern, crowd
from conformance.worlds.differing import nearly, unlike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row


@generates(Search)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per item searched by."""
    for by in cast("Search", subject).by:
        slug = f"finds-by-{by.item}".replace("_", "-")
        yield Draft(slug, "search/finds", {"item": by.item, "match": by.match})


@check(
    "search/finds",
    polarity="present",
    ja="{item:item}で探し、当たる者だけを返す（{match:match}）",
    en="searches by {item:item} ({match:match}) and returns only what matches",
    needs=("load", "run"),
    chooses="item",
    spares=Spares("all"),
)
def finds(trial: Trial) -> None:
    """Of three people the one sought is found, the others are not; a value of nobody finds none.

    Nor does a sign that stands for any other in a database. Where many are alike all are found.
    """
    operation = trial.operation(Search)
    by = SearchBy(item=trial.case.param("item"), match=trial.case.params["match"])  # type: ignore[arg-type]  # from the same model
    rows = _people(trial, operation, by.item)
    sought = rows[0]
    rows += crowd(trial, operation, by.item, sought[by.item])
    trial.begin(_world(trial, operation, rows))
    asked = query_for(by, sought[by.item])
    shown = trial.accepted(trial.run({by.item: asked}))
    matching = [row for row in rows if matches(by, row[by.item], asked)]
    _hold_exactly(trial, operation, matching, list(shown.rows))
    key = key_of(trial.group(operation.record), sought)
    stands: Row = {name: sought.get(name) for name in operation.shows}
    own = [row for row in shown.rows if _has(row, key)]  # in whichever order they come
    newest = (row for row in own if all(alike(row.get(name), stands[name]) for name in stands))
    trial.same(stands, next(newest, own[0]), shown.exchange.path)  # a history holds others, too
    nobody = query_for(by, _differing(trial, operation, by, rows))
    if nobody is not None:
        none = trial.accepted(trial.run({by.item: nobody}))
        _hold_exactly(trial, operation, [], list(none.rows))
    pattern = as_pattern(by, asked, trial.group(operation.record))
    if pattern is not None and not any(matches(by, row[by.item], pattern) for row in rows):
        literal = trial.run({by.item: pattern})
        if literal.accepted:  # who allows no such sign in a name may refuse it
            _hold_exactly(trial, operation, [], list(literal.rows))


def _has(row: Row, key: Row) -> bool:
    return all(row.get(item) == value for item, value in key.items())


def _people(trial: Trial, operation: Search, item: str) -> list[Row]:
    """Return three rows of which the first differs from the others in the item sought."""
    group = trial.group(operation.record)
    wanted = (item, *operation.shows)
    rows = [trial.builder.row(trial.spec, group, f"person {n}", items=wanted) for n in range(3)]
    first = rows[0][item]
    for n, row in enumerate(rows[1:], 1):
        if row[item] == first or group.item(item).type in {"date", "year_month"}:
            value = _another(trial, operation, item, first, n)
            rows[n] = trial.builder.row(trial.spec, group, f"person {n}", wanted, {item: value})
    return rows


def _another(trial: Trial, operation: Search, item: str, value: Json, step: int) -> Json:
    kind = trial.group(operation.record).item(item)
    if isinstance(value, bool):
        return not value
    if kind.code_list is not None:
        others = [v for v in trial.spec.codes[kind.code_list].values if v != value]
        return others[step % len(others)] if others else value
    if kind.type == "date":
        return (date.fromisoformat(str(value)) - timedelta(days=400 * step)).isoformat()
    if kind.type == "year_month":
        return f"{int(str(value)[:4]) - step}{str(value)[4:]}"
    if kind.type == "year":  # made-up rows are of one year
        return type(value)(int(str(value)) - step) if isinstance(value, int | str) else value
    for attempt in range(50):
        row = trial.builder.row(
            trial.spec, trial.group(operation.record), f"other {step} {attempt}", items=[item]
        )
        if row[item] != value:
            return row[item]
    return unlike(kind, value, value, step)


def _differing(trial: Trial, operation: Search, by: SearchBy, rows: list[Row]) -> Json:
    item = by.item
    kind = trial.group(operation.record).item(item)
    if kind.type == "flag":
        return None  # both values occur among the three
    taken = {str(row[item]) for row in rows}
    if kind.code_list is not None:
        return next((v for v in trial.spec.codes[kind.code_list].values if v not in taken), None)
    near = nearly(kind, str(rows[0][item])) if by.match == "exact" else None
    if near is not None and near not in taken:
        return near
    for step in range(3, 60):
        value = _another(trial, operation, item, rows[0][item], step)
        if not any(matches(by, row[item], query_for(by, value)) for row in rows):
            return value
    return None


def _world(trial: Trial, operation: Search, rows: list[Row]) -> list[PlacedRow]:
    group = trial.group(operation.record)
    placed: list[PlacedRow] = []
    for row in rows:
        placed += [
            *trial.builder.world(trial.spec, group, row),
            PlacedRow(trial.domain, group.key, row, (trial.case.param("item"), *operation.shows)),
        ]
    return placed


def _hold_exactly(trial: Trial, operation: Search, expected: list[Row], found: list[Row]) -> None:
    group = trial.group(operation.record)
    wanted, got = keys_of(group, expected), found_keys(group, operation, found)
    if wanted == got:
        return
    raise trial.deviation(
        worded("F-SEARCH", form="rows"),
        expected=wanted,
        found=got,
        where=f"function/{trial.key}: {trial.case.param('item')}",
        cause=f"{trial.case.requirement.id}:{trial.case.param('item')}",
    )
