"""Two clerks change one record at the same moment: no change is lost unnoticed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from conformance.cases.at_once import at_once, in_order, keep_evidence, twins
from conformance.cases.numbered import shows_the_present_alone
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Update
from conformance.checks.rows.update_outdated import hold_outdated
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.arrange import legal
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.arrange import Arranged

_ROUNDS = 2  # a race is not lost every time


@generates(Update)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Where history is kept, a lost change can be seen in it."""
    operation = cast("Update", subject)
    if spec.records[operation.record].history is not None and not operation.enters:
        yield Draft("keeps-both-changes-at-once", "update/at-once")


@check(
    "update/at-once",
    polarity="present",
    ja="二人が同時に変更しても、受け付けた変更はすべて履歴に残る",
    en="keeps every accepted change in the history when two clerks change a record at once",
    needs=("load", "run", "query"),
)
def changed_at_once(trial: Trial) -> None:
    """Both changes stand as rows numbered without gap, or one is refused and leaves no row.

    Of an API that shows the present row alone nobody could tell: it is asked whether a change that
    rests on what somebody else has changed meanwhile is refused.
    """
    operation = trial.operation(Update)
    if shows_the_present_alone(trial, operation.record):
        hold_outdated(trial, operation)
        return
    for number in range(_ROUNDS):
        salts = (f"-{number}-first", f"-{number}-second")
        forms = [legal(trial, operation, salt) for salt in salts]
        _once(trial, operation, forms, f"existing-{number}")


def _once(trial: Trial, operation: Update, forms: Sequence[Arranged], name: str) -> None:
    group = trial.group(operation.record)
    builder = on(trial, forms[0].day)
    before = builder.row(trial.spec, group, name, items=forms[0].inputs)
    world = builder.world(trial.spec, group, before)
    placed = [p for form in forms for p in form.world]
    trial.begin([PlacedRow(trial.domain, group.key, before), *world, *placed], forms[0].day)
    key = key_of(group, before)
    calls = [
        partial(p.run, trial.domain, trial.key, {**key, **form.inputs}, form.role)
        for p, form in zip(twins(trial, 2), forms, strict=True)
    ]
    replies = at_once(calls)
    keep_evidence(trial, replies)
    trial.accepted(in_order(replies)[0])
    rows = trial.interface.query(trial.domain, group.key, key)
    keep_evidence(trial, replies)
    _hold(trial, operation, forms, replies, rows)


def _hold(
    trial: Trial,
    operation: Update,
    forms: Sequence[Arranged],
    replies: Sequence[Reply],
    rows: Sequence[Row],
) -> None:
    """Hold that the history has the first row and one for every accepted change."""
    past = trial.group(operation.record).history
    accepted = [form.inputs for form, r in zip(forms, replies, strict=True) if r.accepted]
    numbers: list[Json] = [row.get(past.number) for row in rows] if past else []
    latest = [row.get(past.latest) for row in rows] if past and past.latest else [True]
    kept = all(any(_shows(row, inputs) for row in rows) for inputs in accepted)
    expected: list[Json] = [*range(1, len(accepted) + 2)]
    if kept and numbers == expected and latest.count(True) == 1:
        return
    raise trial.deviation(
        worded("F-LOST-UPDATE", form="at_once"),
        expected={"history": expected, "changes_kept": True},
        found={"history": numbers, "changes_kept": kept},
        where=f"records/{operation.record}",
    )


def _shows(row: Row, inputs: Row) -> bool:
    return all(row.get(name) == value for name, value in inputs.items())
