"""Invariants: laws that must hold for any data, tried on generated facts and on sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases import trace_needs
from conformance.cases.numbered import hold_numbered
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models import invariants as law
from conformance.catalog.models.file_laws import FileLaw
from conformance.catalog.models.move_laws import MoveLaw
from conformance.catalog.models.requirements import Invariant
from conformance.catalog.models.trace_laws import NoTrace
from conformance.checks.forms.hold import held_print, leaked_items
from conformance.checks.forms.lawful_copy import copy_of, items_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.protection.restrict import allowed_role_sees, hidden, leak
from conformance.checks.rows.create import hold_refuses_duplicate
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of, known, references
from conformance.worlds.arrange import legal
from conformance.worlds.in_part import InPart
from conformance.worlds.on_the_day import on
from conformance.worlds.protect import hold_each_way, person_of, protect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import ErrorCode
    from conformance.catalog.models.operations import Restrict, Update
    from conformance.findings import Json
    from conformance.population.rows import Row


_TRIED_BY: Mapping[type, str] = {
    law.NoLeak: "invariant/no-leak",
    law.AppendOnly: "invariant/history",
    law.Contiguous: "invariant/history",
    law.RefusesDuplicate: "invariant/duplicate",
    law.Found: "property/found",
    law.Printed: "property/printed",
}
"""The check that tries a law; laws of rules are tried by one check of their own."""

_ABOUT = ("rule", "function", "form", "linkage", "through")


@generates(Invariant)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per law that tries the invariant on a package's answers."""
    for number, one in enumerate(cast("Invariant", subject).checks):
        if isinstance(one, law.AttestedInvariant | law.Lives | FileLaw | MoveLaw):
            continue
        about = _about(one)
        slug = f"{one.law}-{about}-{number}".replace("_", "-")
        params: dict[str, Json] = {"number": number, "about": about}
        if hasattr(one, "rule"):
            params["rule"] = about
        reason: ErrorCode | None = "C0409" if isinstance(one, law.RefusesDuplicate) else None
        yield Draft(slug, _tried_by(spec, one), params, reason)


def _about(one: law.InvariantCheck) -> str:
    """Return what a law is about: a rule, a function, a way out …; else all outputs."""
    named = (getattr(one, name, None) for name in _ABOUT)
    return next(filter(None, named), "outputs")


def _tried_by(spec: Specification, one: law.InvariantCheck) -> str:
    if isinstance(one, law.Carried):
        sends = spec.linkages[one.linkage].provider == spec.domain
        return "property/sent" if sends else "property/taken"
    if isinstance(one, law.Kept | law.SameFor):
        changes = spec.functions[one.function].operation.kind == "update"
        return f"property/{one.law.replace('_', '-')}{'-changed' if changes else ''}"
    if isinstance(one, NoTrace):
        return f"property/no-trace-{one.through}"
    return _TRIED_BY.get(type(one), "invariant/rule-law")


@check(
    "invariant/history",
    polarity="present",
    ja="変更を重ねても履歴が連続し、前の行が変わらない",
    en="history stays contiguous and earlier rows unchanged over several changes",
    needs=("load", "run", "query"),
)
def history(trial: Trial) -> None:
    """After three changes four rows stand, numbered 1 to 4, the first three as they were."""
    function = str(getattr(law_of(trial), "function", ""))
    operation = cast("Update", trial.spec.functions[function].operation)
    hold_numbered(trial, operation.record)
    group = trial.group(operation.record)
    requests = [legal(trial, operation, f"-{n}") for n in range(3)]
    builder = on(trial, requests[0].day)
    row = builder.row(trial.spec, group, "existing", items=requests[0].inputs)
    world = [*builder.world(trial.spec, group, row), *(p for r in requests for p in r.world)]
    trial.begin([PlacedRow(trial.domain, group.key, row), *world], requests[0].day)
    key, past = key_of(group, row), group.history
    before: list[Row] = list(trial.interface.query(trial.domain, group.key, key))
    for request in requests:
        inputs = {**key, **request.inputs}
        trial.accepted(trial.interface.run(trial.domain, function, inputs, request.role))
        after = list(trial.interface.query(trial.domain, group.key, key))
        moving = {past.latest, past.until} if past else set()
        for old, new in zip(before, after, strict=False):
            kept = {k: v for k, v in known(group, old).items() if k not in moving}
            trial.same(kept, new, f"records/{group.key}")
        numbers: list[Json] = [r.get(past.number) for r in after] if past else []
        latest = [r.get(past.latest) for r in after] if past and past.latest else [True]
        if numbers != list(range(1, len(before) + 2)) or latest.count(True) != 1:
            raise trial.deviation(
                worded("F-HISTORY", form="numbers"),
                expected=list(range(1, len(before) + 2)),
                found={"numbers": numbers, "latest": cast("Json", latest)},
                where=f"records/{group.key}",
            )
        before = after


@check(
    "invariant/duplicate",
    polarity="reject",
    ja="同じキーの行を二つ作らせない",
    en="never lets two rows stand under one key",
    needs=("run", "query"),
)
def duplicate(trial: Trial) -> None:
    """The first creation is accepted, the same once more is refused, and one row stands."""
    hold_refuses_duplicate(trial, str(getattr(law_of(trial), "function", "")))


@check(
    "invariant/no-leak",
    polarity="absent",
    compares="protection",
    ja="支援措置対象者の所在が、本人以外に渡るどの出力にも現れない",
    en="a protected person's whereabouts appear in no output for others",
    needs=("load", "issue", "run"),
    in_part=True,
)
def no_leak(trial: Trial) -> None:
    """Each named form and view: the person's own shows the marks first, others' never."""
    one = cast("law.NoLeak", law_of(trial))
    hold_each_way(
        trial,
        lambda apart, active: _no_leak_under(apart, one.model_copy(update={"active": active})),
        one.protected_by,
        one.active,
    )


def _no_leak_under(trial: Trial, one: law.NoLeak) -> None:
    """Try the forms and views under one kind of measure that protects."""
    parts, tried = InPart(trial), list[bool]()
    for name in parts.of(one.forms, lambda name: trace_needs.of_form(trial.spec, name)):
        with parts.part(name):
            tried.append(_no_leak_by_form(trial, one, name))
    for name in parts.of(one.functions, lambda name: trace_needs.of_view(trial.spec, name)):
        with parts.part(name):
            _no_leak_by_view(trial, one, name)
    parts.hold_all()
    if not any(tried) and not one.functions:
        raise UntestedError(_NOTHING_TOLD)


_NOTHING_TOLD = make_cause("U-NOTHING-TOLD")


def _no_leak_by_form(trial: Trial, one: law.NoLeak, name: str) -> bool:
    """Try a form; say whether it had anything to tell."""
    copy = copy_of(trial, name, everything=True)
    person = person_of(trial, copy.binding.record, copy.row, copy.placed)
    copy = begin_copy(trial, copy, _protected(trial, one, copy.placed, person))
    own = trial.interface.issue(trial.domain, name, {**copy.body, "addressee": "self"})
    secrets = held_print(trial, copy, copy.secrets)
    trial.same(secrets, items_of(trial.accepted(own)), own.exchange.path)
    for addressee in ("other_party", "third_party"):
        body: Row = {**copy.body, "addressee": addressee}
        reply = trial.interface.issue(trial.domain, name, body)
        leaked = leaked_items(copy, reply)
        if leaked:
            raise leak(trial, leaked, f"{reply.exchange.path} ({addressee})", f"form/{name}")
    return bool(copy.whereabouts)


def _no_leak_by_view(trial: Trial, one: law.NoLeak, name: str) -> None:
    operation = cast("Restrict", trial.spec.functions[name].operation)
    group = trial.group(operation.record)
    row = trial.builder.row(trial.spec, group, f"person {name}", items=operation.hides)
    world = trial.builder.world(trial.spec, group, row)
    person = row.get(operation.subject) or person_of(trial, operation.record, row, world)
    shown = PlacedRow(trial.domain, group.key, row, (*operation.hides, *references(group)))
    trial.begin(_protected(trial, one, [shown, *world], person))
    allowed_role_sees(trial, name, row)
    for role in ("clerk", "other_department", "other_municipality"):
        if role not in operation.unless:
            reply = trial.interface.run(trial.domain, name, key_of(group, row), role)
            hidden(trial, name, row, reply)


def _protected(
    trial: Trial, one: law.NoLeak, placed: list[PlacedRow], person: Json
) -> list[PlacedRow]:
    return protect(
        trial,
        placed,
        person,
        group=one.protected_by,
        subject=one.subject,
        active=cast("Row", one.active),
    )


def law_of(trial: Trial) -> law.InvariantCheck:
    """Return the law that a case tries."""
    return trial.spec.invariants[trial.key].checks[int(trial.case.param("number"))]
