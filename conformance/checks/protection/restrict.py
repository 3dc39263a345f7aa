"""Restricted views: a protected person's items are hidden from all but the allowed roles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.catalog.models.operations import Restrict
from conformance.checks.protection.leak_words import leaked_said
from conformance.checks.protection.traces.find import traces
from conformance.checks.protection.traces.normal import telling
from conformance.checks.refusals.breaks import of_nobody
from conformance.checks.refusals.rejection import hold_rejected
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of, references
from conformance.worlds.measure_stands import hold_measures
from conformance.worlds.protect import hold_each_way, idle, person_of, protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply


_REFUSALS = ("C0403", "C0404")
"""How a view is refused: to this role, or as though nobody were there."""


@generates(Restrict)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """Hidden from each role that is not allowed, shown to those that are, shown if unprotected.

    Who sees the items although the person is protected may have to be warned.
    """
    operation = cast("Restrict", subject)
    for role in ("clerk", "other_department", "other_municipality"):
        if role not in operation.unless:
            slug = f"hides-from-{role}".replace("_", "-")
            yield Draft(slug, "restrict/hides", {"role": role})
    for role in operation.warned:
        yield Draft(f"warns-{role}".replace("_", "-"), "restrict/warns", {"role": role})
    yield Draft("shows-the-unprotected", "restrict/open")
    yield Draft("rejects-unknown-row", "restrict/unknown", reason="C0404")


@check(
    "restrict/hides",
    polarity="absent",
    compares="protection",
    ja="支援措置対象者の所在等を{role:person}に見せない",
    en="hides a protected person's items from {role:person}",
    needs=("load", "run"),
)
def hides(trial: Trial) -> None:
    """The allowed role sees the items first; then the other role sees none of their values.

    Every kind of measure that protects is tried, a provisional one like one decided.
    """
    operation = trial.operation(Restrict)
    hold_each_way(
        trial,
        lambda apart, active: _hidden_under(apart, operation, active),
        operation.protected_by,
        operation.active,
    )


def _hidden_under(trial: Trial, operation: Restrict, active: Row) -> None:
    row, key = _protected(trial, operation, active)
    allowed_role_sees(trial, trial.key, row)
    reply = trial.run(key, trial.case.param("role"))
    hidden(trial, trial.key, row, reply)
    _hold_warned(trial, reply)


@check(
    "restrict/warns",
    polarity="present",
    compares="protection",
    ja="支援措置対象者であることを{role:person}に知らせる",
    en="tells {role:person} that the person is protected",
    needs=("load", "run"),
)
def warns(trial: Trial) -> None:
    """Who sees the items is told of each kind of measure; a package may hide them all the same."""
    operation = trial.operation(Restrict)
    hold_each_way(
        trial,
        lambda apart, active: _warned_under(apart, operation, active),
        operation.protected_by,
        operation.active,
    )


def _warned_under(trial: Trial, operation: Restrict, active: Row) -> None:
    row, key = _protected(trial, operation, active)
    allowed_role_sees(trial, trial.key, row)
    reply = trial.run(key, trial.case.param("role"))
    if not any(map(reply.refused_with, _REFUSALS)):
        _hold_warned(trial, trial.accepted(reply))


def _hold_warned(trial: Trial, reply: Reply) -> None:
    if reply.accepted and not (reply.rows and reply.rows[0].get("alert") is True):
        silent = trial.deviation(
            worded("F-NO-ALERT"),
            expected={"alert": True},
            found={"alert": reply.rows[0].get("alert") if reply.rows else None},
            where=reply.exchange.path,
        )
        hold_measures(trial)
        raise silent


@check(
    "restrict/open",
    polarity="present",
    ja="支援措置のない者の項目は見せる",
    en="shows the items of a person who is not protected",
    needs=("load", "run"),
    spares=Spares("all"),
)
def unprotected(trial: Trial) -> None:
    """Without protection the same items are shown to a clerk: hiding everything is no answer."""
    operation = trial.operation(Restrict)
    row, placed = _row(trial, operation)
    trial.begin(placed)
    key = key_of(trial.group(operation.record), row)
    reply = trial.accepted(trial.run(key))
    visible = {k: row[k] for k in operation.hides}
    trial.same(visible, reply.rows[0] if reply.rows else {}, reply.exchange.path)


@check(
    "restrict/unknown",
    polarity="reject",
    ja="いない者の照会を拒む",
    en="refuses to show a row that does not exist",
    needs=("load", "run"),
)
def unknown(trial: Trial) -> None:
    """An existing row is shown, before and after; nobody's is refused as not found."""
    operation = trial.operation(Restrict)
    row, placed = _row(trial, operation)
    trial.begin(placed)
    group = trial.group(operation.record)
    key = key_of(group, row)
    trial.accepted(trial.run(key))
    stranger = key_of(group, trial.builder.row(trial.spec, group, "stranger"))
    hold_rejected(
        trial, lambda: trial.run(stranger), of_nobody(group, stranger), {}, lambda: trial.run(key)
    )


def allowed_role_sees(trial: Trial, name: str, row: Row) -> None:
    """Hold that a role entitled to a view sees the row: what is hidden later is really there."""
    operation = cast("Restrict", trial.spec.functions[name].operation)
    key = key_of(trial.group(operation.record), row)
    for role in operation.unless[:1]:
        seen = trial.accepted(trial.interface.run(trial.domain, name, key, role))
        visible = {k: row[k] for k in operation.hides}
        trial.same(visible, seen.rows[0] if seen.rows else {}, seen.exchange.path)


def hidden(trial: Trial, name: str, row: Row, reply: Reply, *, moved: bool = False) -> None:
    """Hold that a view tells a role that is not entitled nothing of a protected person.

    A package may hide the items, refuse the view (C0403), or hide the whole person as though
    nobody were there (C0404); the last only counts where an entitled role has seen the row.
    `moved`: the case has changed something since the person was seen to be hidden.
    """
    operation = cast("Restrict", trial.spec.functions[name].operation)
    refusals = _REFUSALS if operation.unless else ("C0403",)
    leaked = [k for k in operation.hides if is_exposed(k, row[k], reply)]
    if leaked:
        raise leak(trial, leaked, reply.exchange.path, f"function/{name}", moved=moved)
    if not reply.accepted and not any(map(reply.refused_with, refusals)):
        trial.accepted(reply)


def leak(
    trial: Trial,
    items: list[str],
    where: str,
    output: str,
    example: Json = None,
    *,
    moved: bool = False,
) -> FindingError:
    """Return the finding that a protected person's values came out of an output (`form/…`).

    It counts where the measure reads back as it was arranged (`UntestedError` otherwise); `moved`:
    the case itself has changed measures since, so that they stand otherwise.
    """
    found = trial.deviation(
        leaked_said(trial.spec, items, output, _addressee(trial)),
        expected=[],
        found=cast("Json", items),
        where=where,
        cause=f"{trial.domain}/{output}:leak",
        example=example,
    )
    if not moved:
        hold_measures(trial)
    return found


def _addressee(trial: Trial) -> str:
    """Return whom the last output was for; empty where the call does not say."""
    request = trial.interface.trail[-1].request if trial.interface.trail else None
    return str(request.get("addressee") or "") if isinstance(request, dict) else ""


def is_exposed(item: str, value: Json, reply: Reply) -> bool:
    """Say whether a hidden value came out: anywhere if it is telling, else under its own item."""
    if isinstance(value, str) and telling(value):
        return appears(value, reply.exchange.response)
    return value is not None and any(row.get(item) == value for row in reply.rows)


def appears(value: Json, body: Json) -> bool:
    """Say whether a value stands anywhere in an answer, however a telling text is written there."""
    if isinstance(value, str) and telling(value):
        return bool(traces([value], json.dumps(body, ensure_ascii=False).encode()))
    return _stands(value, body)


def _stands(value: Json, body: Json) -> bool:
    if isinstance(body, dict):
        return any(_stands(value, inner) for inner in body.values())
    if isinstance(body, list):
        return any(_stands(value, inner) for inner in body)
    if isinstance(value, str) and isinstance(body, str):
        return bool(value) and value in body
    return value is not None and not isinstance(value, bool) and body == value


def _row(trial: Trial, operation: Restrict) -> tuple[Row, list[PlacedRow]]:
    group = trial.group(operation.record)
    own = operation.protected_by == operation.record  # the row must not protect its own person
    fixed = idle(trial, group.key, operation.active) if own else {}
    row = trial.builder.row(trial.spec, group, "person", items=operation.hides, fixed=fixed)
    world = trial.builder.world(trial.spec, group, row)
    matters = (*operation.hides, *references(group), *fixed)
    return row, [PlacedRow(trial.domain, group.key, row, matters), *world]


def _protected(trial: Trial, operation: Restrict, active: Row) -> tuple[Row, Row]:
    row, placed = _row(trial, operation)
    person = person_of(trial, operation.record, row, placed)
    if operation.subject in row:
        person = row[operation.subject]
    rows = protect(
        trial,
        placed,
        person,
        group=operation.protected_by,
        subject=operation.subject,
        active=active,
    )
    trial.begin(rows)
    return row, key_of(trial.group(operation.record), row)
