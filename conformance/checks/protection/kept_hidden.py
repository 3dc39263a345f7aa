"""A change of a protected person's row does not end their protection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Restrict, Update
from conformance.checks.protection.restrict import allowed_role_sees, hidden
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.population.people.numbers import is_household
from conformance.population.rows import PlacedRow, key_of, references
from conformance.worlds.arrange import legal
from conformance.worlds.protect import person_of, protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row
    from conformance.worlds.arrange import Arranged

_OTHERS = ("other_department", "other_municipality")


@generates(Update)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Where a view hides rows of the group that is changed, it hides them after the change."""
    operation = cast("Update", subject)
    view = next(_views(spec, operation), None)
    if view is not None:
        yield Draft("keeps-the-protection", "update/keeps-hidden", {"view": view})


def _views(spec: Specification, operation: Update) -> Iterator[str]:
    """Yield the views of the group that the domain's measures restrict, of rows of their own."""
    stated = spec.head.protection
    for key, function in spec.functions.items():
        view = function.operation
        if (
            isinstance(view, Restrict)
            and stated is not None
            and view.record == operation.record != view.protected_by == stated.group
            and set(_OTHERS) - set(view.unless)
            and view.unless
        ):
            yield key


def _called(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case: the person's row and measure, the change, and the view."""
    name = case.param("view")
    view = cast("Restrict", spec.functions[name].operation)
    yield from (Call.on("load", spec.domain, g) for g in (view.record, view.protected_by))
    yield from (run_call(spec, f, {}) for f in (case.requirement.key, name))


@check(
    "update/keeps-hidden",
    polarity="absent",
    compares="protection",
    ja="支援措置対象者の変更の後も、{view:function}で所在を見せない",
    en="a protected person stays hidden in {view:function} after the change",
    needs=(_called,),
)
def keeps_hidden(trial: Trial) -> None:
    """Hidden before the change; afterwards the entitled role sees the row, others nothing of it."""
    operation, form = trial.operation(Update), legal(trial, trial.operation(Update))
    apart = replace(trial, day=form.day)
    name = trial.case.param("view")
    view = cast("Restrict", trial.spec.functions[name].operation)
    before = _begin(apart, operation, view, form)
    key = key_of(trial.group(operation.record), before)
    allowed_role_sees(apart, name, before)
    _held(apart, name, view, (before,), key)
    reply = apart.accepted(apart.run({**key, **form.inputs}, form.role))
    entered = {**form.inputs, **operation.sets, **form.derived}
    told = {k: v for k, v in entered.items() if k not in reply.unsent}  # the rest stays as it was
    after: Row = {**before, **told}
    allowed_role_sees(apart, name, after)
    _held(apart, name, view, (before, after), key)


def _begin(trial: Trial, operation: Update, view: Restrict, form: Arranged) -> Row:
    """Store a protected person's row with what the request needs; return the row."""
    group = trial.group(operation.record)
    entered = operation.enters if trial.builder.entered else ()  # nothing stands there before
    items = [*view.hides, *(item for item in form.inputs if item not in entered)]
    before = trial.builder.row(trial.spec, group, "protected and changed", items)
    before |= dict.fromkeys(entered)
    before |= {key: form.inputs[key] for key in _same(group) if key in form.inputs}
    placed = [
        PlacedRow(trial.domain, group.key, before, (*items, *references(group))),
        *form.world,
        *trial.builder.world(trial.spec, group, before),
    ]
    person = before.get(view.subject) or person_of(trial, operation.record, before, placed)
    named = {"group": view.protected_by, "subject": view.subject}
    marks = cast("Row", {k: v[0] if isinstance(v, tuple) else v for k, v in view.active.items()})
    trial.begin(protect(trial, placed, person, **named, active=marks), form.day)
    return before


def _same(group: RecordGroup) -> list[str]:
    """Return the references that stay: all but the household, where whoever moves out leaves it."""
    return [key for key in references(group) if not is_household(group.item(key))]


def _held(trial: Trial, name: str, view: Restrict, rows: tuple[Row, ...], key: Row) -> None:
    for role in (role for role in _OTHERS if role not in view.unless):
        reply = trial.interface.run(trial.domain, name, key, role)
        for row in rows:
            hidden(trial, name, row, reply, moved=len(rows) > 1)
