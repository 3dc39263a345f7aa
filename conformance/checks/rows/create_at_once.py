"""The same registration sent twice at the same moment: one row stands, the other is refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.cases.at_once import at_once, in_order, keep_evidence, twins
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Create
from conformance.checks.refusals.breaks import DUPLICATE
from conformance.checks.refusals.carried import hold_sent
from conformance.checks.refusals.refusal import hold_refused
from conformance.checks.rows.create import told_apart_by
from conformance.messages.worded import worded
from conformance.population.rows import key_of
from conformance.worlds.arrange import legal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.worlds.arrange import Arranged

_ROUNDS = 2  # a race is not lost every time


@generates(Create)
def cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """A double submission: a button pressed twice, a request sent again while the first runs."""
    yield Draft("rejects-duplicate-at-once", "create/duplicate-at-once", reason="C0409")


@check(
    "create/duplicate-at-once",
    polarity="reject",
    ja="同じ登録が同時に二度届いても、一件だけを記録し他方を拒む",
    en="stores one row and refuses the other when the same registration arrives twice at once",
    needs=("run", "query"),
    chooses="key",
)
def duplicate_at_once(trial: Trial) -> None:
    """Of two equal requests at the same moment one is accepted, one refused; one row stands."""
    for number in range(_ROUNDS):
        _once(trial, legal(trial, trial.operation(Create), f"-{number}"))


def _once(trial: Trial, form: Arranged) -> None:
    trial.begin(form.world, form.day)
    calls = [
        partial(package.run, trial.domain, trial.key, form.inputs, form.role)
        for package in twins(trial, 2)
    ]
    first, second = in_order(at_once(calls))
    keep_evidence(trial, (first, second))
    operation = trial.operation(Create)
    group = trial.group(operation.record)
    key = key_of(group, {**form.inputs, **operation.sets})
    trial.accepted(first)
    hold_refused(trial, hold_sent(trial, second, told_apart_by(key)), DUPLICATE)
    rows = trial.interface.query(trial.domain, group.key, key)
    keep_evidence(trial, (first, second))
    if len(rows) != 1:
        raise trial.deviation(
            worded("F-ROWS-AT-ONCE"),
            expected=1,
            found=len(rows),
            where=f"records/{group.key}",
        )
