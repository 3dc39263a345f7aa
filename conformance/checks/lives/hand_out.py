"""What leaves in sets: searches, batches, linkages, exports hold just the rows that stand."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

from conformance.cases.stories.steps import StoryStep
from conformance.contract.apply import run_call, ways
from conformance.contract.batch import selected
from conformance.contract.search import matching_rows, query_for
from conformance.messages.worded import worded
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.operations import Batch, Search
    from conformance.checks.lives.act import StoryRun
    from conformance.findings import Json
    from conformance.population.rows import Row

    Key = tuple[str, ...]


def searched(town: StoryRun, domain: str, function: str, number: int, owner: int) -> bool:
    """Search for a value of a person's row: just those who have it are found.

    Returns:
        Whether there was anybody to search for.
    """
    trial = town.at(domain)
    operation = cast("Search", trial.spec.functions[function].operation)
    at, by = (domain, operation.record), operation.by[number % len(operation.by)]
    own = [k.row for k in town.ledger.own(at, owner) if k.row.get(by.item) is not None]
    if operation.past:  # how much of a history stands is left open where events change a row
        return False
    if not own or isinstance(own[0][by.item], bool):
        return False
    sought = own[0][by.item]
    inputs: Row = {by.item: query_for(by, sought)}
    town.tell(StoryStep("searches", operation.record, inputs, domain=domain))
    reply = trial.accepted(trial.interface.run(domain, function, inputs))
    wanted = [kept.row for kept in matching_rows(town.ledger.state, domain, operation, inputs)]
    _just(trial, operation.record, wanted, reply.rows, reply.exchange.path)
    return True


def batched(town: StoryRun, domain: str, function: str) -> bool:
    """Run a batch: it selects just the rows that meet its conditions, and marks them.

    Returns:
        Whether any row of its group stands.
    """
    trial = town.at(domain)
    operation = cast("Batch", trial.spec.functions[function].operation)
    at = (domain, operation.record)
    state = town.ledger.state
    if not state.at(at) or not town.whole:
        return False
    chosen = selected(state, domain, operation)
    town.tell(StoryStep("does", function, domain=domain))
    reply = trial.accepted(trial.interface.run(domain, function, {}))
    rows = [kept.row for kept in chosen]
    _just(trial, operation.record, rows, reply.rows, reply.exchange.path)
    if operation.sets:
        town.becomes(ways(state, run_call(trial.spec, function, {})), at)
    return True


def send_linkage(town: StoryRun, domain: str, linkage: str) -> bool:
    """Let a linkage send: the current rows of its groups go out as they stand, and no others.

    Returns:
        Whether any such row stands.
    """
    trial = town.at(domain)
    groups = [g for g in trial.spec.linkages[linkage].data if g in trial.spec.records]
    standing = {g: [k.row for k in town.ledger.state.current((domain, g))] for g in groups}
    if not any(standing.values()) or not town.whole:
        return False
    town.tell(StoryStep("sends", linkage, domain=domain))
    reply = trial.accepted(trial.interface.link(domain, linkage, {"direction": "send"}))
    for group, wanted in standing.items():
        rows = [cast("Row", r.get("row") or {}) for r in reply.rows if r.get("group") == group]
        _just(trial, group, wanted, rows, reply.exchange.path)
        by_key = {_key(trial, group, row): row for row in rows}
        for row in wanted:
            where = f"{reply.exchange.path} → {group}"
            trial.same(row, by_key[_key(trial, group, row)], where)
    return True


def exported(town: StoryRun, domain: str, group: str) -> bool:
    """Export a group: a line for every row that stands, past ones too.

    Returns:
        Whether any row of the group stands.
    """
    trial = town.at(domain)
    rows = [kept.row for kept in town.ledger.state.at((domain, group))]
    if not rows or not town.whole:
        return False
    town.tell(StoryStep("exports", group, domain=domain))
    reply = trial.accepted(trial.interface.export(domain, [group]))
    lines = [line for one in reply.rows for line in _lines(one)]
    keys = trial.group(group).primary_key
    wanted = sorted(tuple(str(row.get(k)) for k in keys) for row in rows)
    found = sorted(tuple(str(line.get(k)) for k in keys) for line in lines)
    if wanted != found:
        raise _other_rows(trial, group, wanted, found, reply.exchange.path)
    return True


def _lines(export: Mapping[str, Json]) -> Sequence[Mapping[str, str]]:
    text = str(export.get("content") or "").lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _just(
    trial: Trial, group: str, wanted: Sequence[Row], found: Sequence[Row], where: str
) -> None:
    expected = sorted(_key(trial, group, row) for row in wanted)
    got = sorted(_key(trial, group, row) for row in found)
    if expected != got:
        raise _other_rows(trial, group, expected, got, where)


def _key(trial: Trial, group: str, row: Row) -> tuple[str, ...]:
    return tuple(str(value) for value in key_of(trial.group(group), row).values())


def _other_rows(
    trial: Trial, group: str, wanted: Sequence[Key], found: Sequence[Key], where: str
) -> BaseException:
    return trial.deviation(
        worded("F-LIVES-HANDED-OUT"),
        expected=cast("Json", [list(key) for key in wanted]),
        found=cast("Json", [list(key) for key in found]),
        where=f"{where} → {group}",
    )
