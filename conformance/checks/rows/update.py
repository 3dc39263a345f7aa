"""Functions that change a row: the new values hold and the past stays as it was."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from conformance.cases.numbered import hold_numbered
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Update
from conformance.checks.refusals import write
from conformance.checks.refusals.breaks import breaks, of_nobody
from conformance.checks.refusals.carried import hold_sent, only_if_carried, spoiled_items
from conformance.checks.refusals.rejection import hold_rejected
from conformance.messages.worded import worded
from conformance.worlds.arrange import Arranged, lawful_on, legal, legal_forms
from conformance.worlds.existing import existing, history_items, key_named
from conformance.worlds.follows import followed
from conformance.worlds.neighbour import neighbours
from conformance.worlds.on_the_day import on
from conformance.worlds.since_today import since_today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.neighbour import Neighbour

_EXAMPLES = 12


@generates(Update)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Accept, keep the past, refuse unknown rows and every way to be wrong."""
    operation = cast("Update", subject)
    yield Draft("changes-what-was-sent", "update/changes")
    if spec.records[operation.record].history is not None:
        yield Draft("keeps-the-past", "update/history")
    for item in operation.derives:
        yield Draft(f"derives-{item}", "update/derives", {"item": item})
    yield Draft("rejects-unknown-row", "update/unknown", reason="C0404")
    for refusal in write.refusals(spec, operation, missing=False):
        params = {"item": refusal.item, "slug": refusal.slug, "kind": refusal.kind}
        yield Draft(f"rejects-{refusal.name}", "update/rejects", params, refusal.code)


@check(
    "update/changes",
    polarity="accept",
    ja="正しい変更を受け付け、送ったとおりに改める",
    en="accepts a lawful change and stores it as sent",
    needs=("load", "run", "query"),
)
def changes(trial: Trial) -> None:
    """The newest row holds the changed values, the constants set and the derived values.

    All else in it is as before, and so are the rows beside it.
    """
    operation = trial.operation(Update)
    form = legal(trial, operation)
    before, key = existing(trial, operation.record, form)
    form = since_today(trial, operation, form, before)
    changed = {**form.inputs, **operation.sets, **form.derived}
    beside = _beside(trial, operation, form, before)
    reply = trial.accepted(trial.run({**key, **form.inputs}, form.role))
    row = trial.only_row(operation.record, key)
    stays = {k for k in operation.of_filing if row.get(k) == before.get(k)}
    told = {k: v for k, v in changed.items() if k not in reply.unsent | stays}
    trial.same(told, row, reply.exchange.path)
    follows = followed(trial.group(operation.record), before, told, row)
    moved = {*changed, *_moving(trial, operation), *follows}
    kept = {k: v for k, v in before.items() if k not in moved}
    trial.same(kept, row, reply.exchange.path, cause=f"{trial.case.requirement.id}:kept")
    for other in beside:
        other.hold(trial, reply.exchange.path)


@check(
    "update/history",
    polarity="present",
    ja="変更の前の行を残し、履歴番号を一つ進める",
    en="keeps the row before the change and adds the next history number",
    needs=("load", "run", "query"),
)
def history(trial: Trial) -> None:
    """After two changes three rows stand, numbered without gap, earlier ones unchanged.

    Where the law lets no second change follow, two rows after one.
    """
    operation = trial.operation(Update)
    hold_numbered(trial, operation.record)
    past = trial.group(operation.record).history
    first, second = legal(trial, operation), legal(trial, operation, "-second")
    before, key = existing(trial, operation.record, first)
    changes = (first,) if operation.enters else (first, second)
    for form in changes:
        trial.interface.load(form.world if form is second else ())
        trial.accepted(trial.run({**key, **form.inputs}, form.role))
    rows = trial.interface.query(trial.domain, operation.record, key)
    numbers: list[Json] = [row.get(past.number) for row in rows] if past else []
    wanted = cast("list[Json]", [1, 2, 3][: len(changes) + 1])
    if numbers != wanted:
        raise trial.deviation(
            worded("F-HISTORY", form="rows"),
            expected=wanted,
            found=numbers,
            where=f"records/{operation.record}",
        )
    moving = _moving(trial, operation)
    trial.same(
        {k: v for k, v in before.items() if k not in moving or k == (past and past.number)},
        rows[0],
        f"records/{operation.record} (1)",
        cause=f"{trial.case.requirement.id}:F-HISTORY",
    )


@check(
    "update/derives",
    polarity="value",
    compares="derivation",
    ja="{item:item}を規則どおりに定める",
    en="derives {item:item} as the rule says",
    needs=("load", "run", "query"),
)
def derives(trial: Trial) -> None:
    """For the worked examples of the rule, the changed item is what the oracle gives."""
    operation = trial.operation(Update)
    item = trial.case.param("item")
    forms = list(_first(legal_forms(trial, operation))) or [legal(trial, operation)]
    for form in forms:
        _, key = existing(trial, operation.record, form)
        reply = trial.accepted(trial.run({**key, **form.inputs}, form.role))
        row = trial.only_row(operation.record, key)
        if row.get(item) != form.derived[item]:
            raise trial.value_differs(
                item,
                form.derived[item],
                row.get(item),
                reply.exchange.path,
                cause=f"{trial.domain}/rule/{operation.derives[item].rule}",
                steps=form.steps[item],
                example=dict(form.inputs),
            )


@check(
    "update/unknown",
    polarity="reject",
    ja="ない記録の変更を拒む",
    en="refuses to change a row that does not exist",
    needs=("load", "run", "query"),
)
def unknown(trial: Trial) -> None:
    """The change of an existing row is accepted; the same change of nobody is refused."""
    operation = trial.operation(Update)
    form = legal(trial, operation)
    before, key = existing(trial, operation.record, form)
    form = since_today(trial, operation, form, before)
    trial.accepted(trial.run({**key, **form.inputs}, form.role))
    stranger = key_named(trial, operation.record, "stranger")
    hold_rejected(
        trial,
        lambda: trial.run({**stranger, **form.inputs}, form.role),
        of_nobody(trial.group(operation.record), stranger),
        {operation.record: [key, stranger]},
        _changing_again(trial, operation, key, form.day),
    )


@check(
    "update/rejects",
    polarity="reject",
    compares="refusal",
    ja="{slug:refusal}を理由を示して拒む",
    en="refuses with the reason when {slug:refusal}",
    needs=("load", "run", "query"),
)
def rejects(trial: Trial) -> None:
    """The lawful change is accepted first; the spoiled one is refused and changes nothing.

    A further lawful change is accepted.
    """
    operation = trial.operation(Update)
    form = legal(trial, operation)
    refusal = write.refusal_of(trial, operation)
    before, key = existing(trial, operation.record, form)
    form = since_today(trial, operation, form, before)
    trial.accepted(trial.run({**key, **form.inputs}, form.role))
    spoiled = write.spoil(trial, operation, form, refusal)
    if operation.enters or _on_another_row(trial, form, spoiled):
        spoiled = replace(spoiled, salt="-another-day")
        _, key = existing(trial, operation.record, spoiled)
    items = spoiled_items(operation, refusal)
    with only_if_carried(trial, items, partial(_changed, trial, operation)):
        hold_rejected(
            trial,
            lambda: hold_sent(trial, trial.run({**key, **spoiled.inputs}, spoiled.role), items),
            breaks(trial, operation, refusal, form.inputs, spoiled.inputs),
            {operation.record: [key]},
            _changing_again(trial, operation, key, spoiled.day),
        )


def _on_another_row(trial: Trial, form: Arranged, spoiled: Arranged) -> bool:
    """Say whether the spoiled change is tried on a row of its own.

    So it is on another day, and where rows are what functions made of them. Some changes can be
    made but once: what was ended cannot be ended again.
    """
    return spoiled.day != form.day or trial.builder.entered


def _changed(trial: Trial, operation: Update) -> tuple[Row, Row]:
    """Send one more lawful change; return what it sent and the row that stands afterwards."""
    form = legal(trial, operation, "-carried")
    before, key = existing(trial, operation.record, form)
    form = since_today(trial, operation, form, before)
    trial.accepted(trial.run({**key, **form.inputs}, form.role))
    return form.inputs, trial.only_row(operation.record, key)


def _beside(trial: Trial, operation: Update, form: Arranged, before: Row) -> list[Neighbour]:
    """Store rows beside the one that is changed; none where that is not possible."""
    changed = {**form.inputs, **operation.sets, **form.derived}
    group = trial.group(operation.record)
    found = neighbours(trial, on(trial, form.day), group, before, changed)
    trial.add(placed for one in found for placed in one.placed)
    return found


def _changing_again(
    trial: Trial, operation: Update, key: Row, day: date
) -> Callable[[], Reply] | None:
    """Return what sends another lawful change of a row; None where the rules give none.

    Nor is there one where the law lets nothing be changed that was entered.
    """
    if operation.enters:
        return None
    form = lawful_on(trial, operation, day, "-again")
    if form is None:
        return None
    trial.interface.load(form.world)
    return lambda: trial.run({**key, **form.inputs}, form.role)


def _moving(trial: Trial, operation: Update) -> set[str]:
    return history_items(trial.group(operation.record))


def _first(forms: Iterator[Arranged]) -> Iterator[Arranged]:
    for _, form in zip(range(_EXAMPLES), forms, strict=False):
        yield form
