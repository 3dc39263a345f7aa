"""The audit log: who did what to whom, and when, is recorded for every action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Audit, Create, Update
from conformance.checks.forms.lawful_copy import copy_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.refusals import write
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.surfaces.mapping.causes import no_field
from conformance.values.words import Bilingual
from conformance.worlds.arrange import legal
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.arrange import Arranged


T = TypeVar("T", Create, Update)
_OURS = frozenset({"role", "target", "outcome"})


@dataclass(frozen=True, slots=True)
class Logged:
    """The entry an action must leave; `stood`: how many like it stood before the action."""

    entry: Row
    stood: int = 0


@generates(Audit)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case: the action leaves its entry."""
    action = cast("Audit", subject).action
    yield Draft(f"leaves-entry-of-{action}", "audit/entry", {"action": action})


@check(
    "audit/entry",
    polarity="present",
    ja="操作（{action:action}）の記録に操作者・日時・対象を残す",
    en="leaves an audit entry with actor, time and subject after {action:action}",
    needs=("act", "audit"),
)
def entry(trial: Trial) -> None:
    """After the action an entry stands that did not stand before."""
    operation = trial.operation(Audit)
    hold_logged(trial, _ACTIONS[operation.action](trial, operation))


def asked_of(trial: Trial, entry: Row) -> Row:
    """Return the parts of an entry that are asked for: of ours, those that the product's log has.

    Actor, time, act and subject are what requirements on a log name; role, target and outcome
    tell entries apart where there is a field for them.
    """
    return {k: v for k, v in entry.items() if k not in _OURS or not trial.own.lacks(k, "audit")}


def hold_logged(trial: Trial, logged: Logged) -> None:
    """Hold that the entry of an action stands, of the business date, beside those that stood."""
    expected, stood = asked_of(trial, logged.entry), logged.stood
    entries = trial.interface.audit()
    found = like(entries, expected)[stood:]
    if not found:
        near = _nearest(entries, expected)
        parts = [k for k, v in expected.items() if near is not None and near.get(k) != v]
        raise trial.deviation(
            worded("F-NOT-LOGGED", form="none")
            if near is None
            else worded(
                "F-NOT-LOGGED",
                form="otherwise",
                parts=Bilingual("・".join(parts), ", ".join(parts)),
            ),
            expected=dict(expected) if near is None else {k: expected[k] for k in parts},
            found=[] if near is None else {k: near.get(k) for k in parts},
            where=f"audit → {', '.join(parts)}" if parts else "audit",
            cause=f"{trial.case.requirement.id}:F-NOT-LOGGED",
        )
    if not str(found[-1].get("at", "")).startswith(trial.day.isoformat()):
        raise trial.value_differs("at", f"{trial.day.isoformat()}T…", found[-1].get("at"), "audit")


def _load(trial: Trial, operation: Audit) -> Logged:
    row = _row(trial, operation.record)
    return expected_entry("load", operation.record, _subject(trial, operation.record, row))


def _read(trial: Trial, operation: Audit) -> Logged:
    row = _row(trial, operation.record)
    key = key_of(trial.group(operation.record), row)
    trial.interface.query(trial.domain, operation.record, key)
    return expected_entry("read", operation.record, _subject(trial, operation.record, row))


def _create(trial: Trial, operation: Audit) -> Logged:
    name, found = _function(trial, operation.record, Create)
    request = legal(trial, found)
    trial.begin(request.world, request.day)
    trial.day = request.day
    trial.accepted(trial.interface.run(trial.domain, name, request.inputs, request.role))
    subject = _subject(trial, operation.record, {**request.inputs, **found.sets})
    return expected_entry("create", operation.record, subject, request.role)


def _update(trial: Trial, operation: Audit) -> Logged:
    name, found = _function(trial, operation.record, Update)
    request = legal(trial, found)
    group = trial.group(operation.record)
    builder = on(trial, request.day)
    row = builder.row(trial.spec, group, "existing", items=request.inputs)
    row.update(
        {i.key: request.inputs[i.key] for i in group.items if i.ref and i.key in request.inputs}
    )
    own = PlacedRow(trial.domain, group.key, row)
    world = builder.world(trial.spec, group, row)
    trial.begin([own, *request.world, *world], request.day)
    trial.day = request.day
    inputs = {**key_of(group, row), **request.inputs}
    trial.accepted(trial.interface.run(trial.domain, name, inputs, request.role))
    return expected_entry("update", group.key, _subject(trial, group.key, row), request.role)


def _issue(trial: Trial, operation: Audit) -> Logged:
    copy = begin_copy(trial, copy_of(trial, operation.form))
    body: Row = {**copy.body, "addressee": "self"}
    trial.accepted(trial.interface.issue(trial.domain, copy.form.key, body))
    return expected_entry("issue", copy.form.key, _subject(trial, copy.binding.record, copy.row))


def _refused(trial: Trial, operation: Audit) -> Logged:
    if trial.own.lacks("outcome", "audit"):
        raise UntestedError(no_field(["outcome"]))  # nothing tells a refusal from what was done
    name, found = _function(trial, operation.record, Create)
    request = legal(trial, found)
    trial.begin(request.world, request.day)
    trial.day = request.day
    wrong = next(r for r in write.refusals(trial.spec, found) if r.kind == "missing")
    inputs = {k: v for k, v in request.inputs.items() if k != wrong.item}
    accepted = expected_entry("create", operation.record, "", request.role).entry
    expected = {k: v for k, v in accepted.items() if k != "subject"} | {"outcome": "refused"}
    expected = asked_of(trial, expected)
    stood = len(like(trial.interface.audit(), expected))
    trial.interface.run(trial.domain, name, inputs, request.role)
    first = Logged(expected, stood)
    hold_logged(trial, first)
    return first if _taken_twice(trial, name, request) else Logged(expected, stood + 1)


def _taken_twice(trial: Trial, name: str, request: Arranged) -> bool:
    """Return whether a lawful request is taken a second time; else its refusal is logged, too."""
    trial.accepted(trial.interface.run(trial.domain, name, request.inputs, request.role))
    return trial.interface.run(trial.domain, name, request.inputs, request.role).accepted


_ACTIONS = {
    "load": _load,
    "read": _read,
    "create": _create,
    "update": _update,
    "issue": _issue,
    "refused": _refused,
}


def _nearest(entries: Sequence[Row], expected: Mapping[str, Json]) -> Row | None:
    """Return the newest of the entries that agree with most parts; None where none does."""
    agreeing = [sum(e.get(k) == v for k, v in expected.items()) for e in entries]
    most = max(agreeing, default=0)
    same = [e for e, n in zip(entries, agreeing, strict=True) if n == most < len(expected)]
    return same[-1] if most and same else None


def like(entries: Iterable[Row], expected: Mapping[str, Json]) -> list[Row]:
    """Return the entries that have the expected parts."""
    return [e for e in entries if all(e.get(k) == v for k, v in expected.items())]


def expected_entry(action: str, target: str, subject: str, role: str = "clerk") -> Logged:
    """Return the entry that an accepted action of a role must leave."""
    return Logged(
        {
            "actor": f"conf-{role.replace('_', '-')}",
            "role": role,
            "action": action,
            "target": target,
            "subject": subject,
            "outcome": "accepted",
        }
    )


def _subject(trial: Trial, record: str, row: Mapping[str, Json]) -> str:
    key = key_of(trial.group(record), row)
    return ",".join(f"{name}={value}" for name, value in key.items())


def _row(trial: Trial, record: str) -> Row:
    group = trial.group(record)
    row = trial.builder.row(trial.spec, group, "subject")
    world = trial.builder.world(trial.spec, group, row)
    trial.begin([PlacedRow(trial.domain, record, row), *world])
    return row


def _function(trial: Trial, record: str, kind: type[T]) -> tuple[str, T]:
    for function in trial.spec.functions.values():
        found = function.operation
        if isinstance(found, kind) and found.record == record:
            return function.key, found
    raise UntestedError(
        make_cause("U-NO-FUNCTION", form="of_kind", record=record, name=kind.__name__)
    )
