"""How a mapping is written: expressions, templates, patterns, and what must go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.mapping.check.added import added_problems, kept_variables
from conformance.surfaces.mapping.check.problems import (
    ROOT,
    incomplete,
    not_a_pattern,
    not_an_expression,
    not_of_the_answer,
    unknown_name,
    unknown_variable,
)
from conformance.surfaces.mapping.check.remembered import remembered_problems, told_of
from conformance.surfaces.mapping.check.tables import table_problems
from conformance.surfaces.mapping.constant import reads_the_answer
from conformance.surfaces.mapping.dates import TOKENS, unknown_token
from conformance.surfaces.mapping.expression import problem_of
from conformance.surfaces.mapping.models.field import FieldRule
from conformance.surfaces.mapping.outcomes import misused, settled_elsewhere
from conformance.surfaces.mapping.paths import FORM
from conformance.surfaces.mapping.replies import BOUND
from conformance.surfaces.mapping.template import names_in
from conformance.surfaces.mapping.variables import ALWAYS, BY_ACTION, WITHIN_EACH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.models.field import FieldEntry, ValueRule
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.profile import ApiSurface

_ROLE = ("役割（roles）", "role under roles")
_REASON = ("理由", "bound reason")


def problems(api: ApiSurface) -> Iterator[ProfileProblem]:
    """Yield what is wrong with the writing of a profile's mapping, in the order of the file."""
    section = api.mapping
    if section is None:
        return
    lasting = _lasting(section)
    roles = {"clerk", *map(str, api.roles)}
    for role, found in api.roles.items():
        at: Place = ("surfaces", "api", "roles", role, "headers")
        yield from _templates(at, found.headers, ALWAYS | lasting)
    yield from _envelope(section)
    for name, rule in section.types.items():
        yield from rule_problems((*ROOT, "types", name), rule)
    for name, rule in section.printed.types.items():
        yield from rule_problems((*ROOT, "print", "types", name), rule)
    for key, part in ((("codes",), section.codes), (("print", "codes"), section.printed.codes)):
        for listed, table in part.items():
            yield from table_problems((*ROOT, *key, listed), table)
    yield from _fields((*ROOT, "fields"), section.fields, paths=True)
    yield from _fields((*ROOT, "print", "fields"), section.printed.fields, paths=False)
    told = told_of(section)
    for number, call in enumerate(section.calls):
        yield from _call((*ROOT, "calls", number), call, lasting, told)
        for place, step in enumerate(call.steps):
            if step.role is not None and step.role not in roles:
                here = (*ROOT, "calls", number, "steps", place, "role")
                yield unknown_name(here, _ROLE, step.role, roles)


def _lasting(section: MappingSection) -> frozenset[str]:
    """Return the variables that `fresh` calls keep for all others."""
    fresh = (call for call in section.calls if call.action == "fresh")
    return frozenset(
        name for call in fresh for step in call.steps for name in (*step.keep, *step.keep_headers)
    )


def _envelope(section: MappingSection) -> Iterator[ProfileProblem]:
    envelope, at = section.envelope, (*ROOT, "envelope")
    yield from _answers(at, {"ok": envelope.ok, "rows": envelope.rows, "errors": envelope.errors})
    places = envelope.error
    yield from _answers((*at, "error"), {"code": places.code, "item": places.item})
    yield from _expressions((*at, "error"), {"index": places.index})
    yield from _reasons(at, envelope.reasons, envelope.statuses)


def _reasons(
    at: Place, reasons: Mapping[str, str], statuses: Mapping[str, str]
) -> Iterator[ProfileProblem]:
    for key, table in (("reasons", reasons), ("statuses", statuses)):
        for name, code in table.items():
            if code not in BOUND:
                yield unknown_name((*at, key, name), _REASON, code, BOUND)


def rule_problems(at: Place, rule: ValueRule) -> Iterator[ProfileProblem]:
    """Yield what is wrong with how values are said to be written."""
    for key, pattern in (("wareki", rule.wareki), ("format", rule.format)):
        token = unknown_token(pattern) if pattern else None
        if token is not None:
            yield not_a_pattern((*at, key), token, TOKENS)
    yield from table_problems((*at, "values"), rule.values)
    if rule.wareki and rule.format:
        yield incomplete(
            at, "wareki と format はどちらか一方です。", "wareki and format exclude each other"
        )


def _fields(
    at: Place, fields: Mapping[str, Mapping[str, FieldEntry]], *, paths: bool
) -> Iterator[ProfileProblem]:
    for scope, entries in fields.items():
        for item, entry in entries.items():
            here = (*at, scope, item)
            if isinstance(entry, FieldRule):
                yield from rule_problems(here, entry)
                if len(entry.split) == 1:
                    yield incomplete(
                        here, "split には二つ以上の欄が要ります。", "split needs two fields or more"
                    )
            if paths:
                yield from _paths(here, entry)


def _paths(at: Place, entry: FieldEntry) -> Iterator[ProfileProblem]:
    if isinstance(entry, FieldRule):
        named = (entry.to or "", *entry.split, *(entry.range or ()))
    else:
        named = (entry or "",)
    for name in named:
        if name and not FORM.fullmatch(name):
            yield incomplete(
                at,
                f"{name!r} は a.b[0].c の形の場所ではありません。",
                f"{name!r} is no place of the form a.b[0].c",
            )


def _call(
    at: Place, call: CallSelector, lasting: frozenset[str], told: frozenset[str]
) -> Iterator[ProfileProblem]:
    asked = BY_ACTION[call.action]
    known = ALWAYS | asked | lasting
    read: frozenset[str] = frozenset()
    if (why := settled_elsewhere(call)) is not None:
        yield incomplete((*at, "facts"), *why)
    for number, step in enumerate(call.steps):
        here = (*at, "steps", number)
        yield from _expressions((*here, "let"), step.let)
        known |= step.let.keys()
        yield from remembered_problems(here, step, told)
        if (why := misused(call, step)) is not None:
            yield incomplete((*here, "outcome"), *why)
        known |= step.recall.keys()
        yield from _step(here, step, known)
        asked, read = asked - step.let.keys(), (read - step.let.keys()) | step.recall.keys()
        yield from added_problems(here, step, read, asked)
        bound = step.keep.keys() | step.keep_headers.keys()
        known, asked, read = known | bound, asked - bound, read - bound | kept_variables(step)


def _step(at: Place, step: CallStep, known: frozenset[str]) -> Iterator[ProfileProblem]:
    within = known | WITHIN_EACH if step.each else known
    parts = {
        "request": step.request,
        "query": step.query,
        "headers": step.headers,
        "body": step.body,
    }
    for name, part in parts.items():
        yield from _templates((*at, name), part, within)
    if step.each is not None and step.each.partition(".")[0] not in known:
        yield unknown_variable((*at, "each"), step.each, known)
    yield from _expressions(at, {"when": step.when})
    yield from _answers(at, {"ok": step.ok, "rows": step.rows, "errors": step.errors})
    yield from _expressions((*at, "keep"), step.keep)
    yield from _answers((*at, "extra"), step.extra)
    yield from _reasons(at, step.reasons, step.statuses)
    if step.poll is not None:
        yield from _expressions((*at, "poll"), {"until": step.poll.until})
    yield from _paging(at, step)


def _paging(at: Place, step: CallStep) -> Iterator[ProfileProblem]:
    paging = step.paging
    if paging is None:
        return
    yield from _expressions((*at, "paging"), {"next": paging.next})
    if paging.kind != "link" and paging.parameter is None:
        yield incomplete(
            (*at, "paging"),
            f"kind: {paging.kind} には parameter が要ります。",
            f"kind: {paging.kind} needs parameter",
        )
    if paging.kind == "cursor" and paging.next is None:
        yield incomplete(
            (*at, "paging"), "kind: cursor には next が要ります。", "kind: cursor needs next"
        )


def _templates(at: Place, part: object, known: frozenset[str]) -> Iterator[ProfileProblem]:
    for name in names_in(part):
        if name not in known and name.partition(".")[0] not in known:
            yield unknown_variable(at, name, known)


def _answers(at: Place, expressions: Mapping[str, str | None]) -> Iterator[ProfileProblem]:
    """Yield what is wrong with expressions that say what a package answered."""
    for name, text in expressions.items():
        if text is None or problem_of(text) is not None:
            yield from _expressions(at, {name: text})
        elif not reads_the_answer(text):
            yield not_of_the_answer((*at, name), text)


def _expressions(at: Place, expressions: Mapping[str, str | None]) -> Iterator[ProfileProblem]:
    for name, text in expressions.items():
        why = problem_of(text) if text is not None else None
        if text is not None and why is not None:
            yield not_an_expression((*at, name), text, why)
