"""Functions that take a row out of force: it stays readable, with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Cancel
from conformance.checks.refusals.breaks import of_nobody
from conformance.checks.refusals.rejection import hold_rejected
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.differing import other_than
from conformance.worlds.existing import history_items, key_named
from conformance.worlds.lasting import lasting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row


@generates(Cancel)
def cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """The row stays readable with its marks; an unknown row is refused."""
    yield Draft("marks-and-keeps", "cancel/marks")
    yield Draft("rejects-unknown-row", "cancel/unknown", reason="C0404")


@check(
    "cancel/marks",
    polarity="accept",
    ja="取り消した記録に印を付け、記録を残す",
    en="marks the cancelled row and keeps it",
    needs=("load", "run", "query"),
)
def marks(trial: Trial) -> None:
    """The row carries the marks and all other values stay."""
    operation = trial.operation(Cancel)
    before, key = _arranged_row(trial, operation.record, operation.marks)
    reply = trial.accepted(trial.run(key))
    row = trial.only_row(operation.record, key)
    trial.same(operation.marks, row, reply.exchange.path)
    moving = history_items(trial.group(operation.record))
    kept = {k: v for k, v in before.items() if k not in operation.marks and k not in moving}
    trial.same(kept, row, reply.exchange.path)


@check(
    "cancel/unknown",
    polarity="reject",
    ja="ない記録の取消しを拒む",
    en="refuses to cancel a row that does not exist",
    needs=("load", "run", "query"),
)
def unknown(trial: Trial) -> None:
    """The cancellation of existing rows is accepted; that of nobody between them is refused."""
    operation = trial.operation(Cancel)
    first, second = _arranged_rows(trial, operation.record, operation.marks, ("existing", "next"))
    group = trial.group(operation.record)
    keys = [key_of(group, row) for row in (first, second)]
    trial.accepted(trial.run(keys[0]))
    stranger = key_named(trial, operation.record, "stranger")
    hold_rejected(
        trial,
        lambda: trial.run(stranger),
        of_nobody(group, stranger),
        {operation.record: [*keys, stranger]},
        (lambda: trial.run(keys[1])) if keys[0] != keys[1] else None,
    )


def _arranged_row(trial: Trial, record: str, marks: Mapping[str, Json]) -> tuple[Row, Row]:
    (before,) = _arranged_rows(trial, record, marks, ("existing",))
    return before, key_of(trial.group(record), before)


def _arranged_rows(
    trial: Trial, record: str, marks: Mapping[str, Json], names: Iterable[str]
) -> list[Row]:
    """Store rows that the marks will visibly change; return them."""
    group = trial.group(record)
    placed: list[PlacedRow] = []
    stays = () if trial.builder.entered else lasting(group, marks)
    rows = [trial.builder.row(trial.spec, group, name, (*marks, *stays)) for name in names]
    for row in rows:
        row.update({k: other_than(v, row.get(k)) for k, v in marks.items()})
        world = trial.builder.world(trial.spec, group, row)
        placed += [PlacedRow(trial.domain, record, row), *world]
    trial.begin(placed)
    return rows
