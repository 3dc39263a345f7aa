"""The draft of one domain: calls, fields of each scope, codes, and what found nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.heads import domain_titles
from conformance.catalog.models.sources import FromRequester
from conformance.surfaces.drafting.businesses import of_business
from conformance.surfaces.drafting.calls import CallScores
from conformance.surfaces.drafting.codes import match_codes
from conformance.surfaces.drafting.items import ItemScores
from conformance.surfaces.drafting.rows import row_prefix, unwrapped
from conformance.surfaces.drafting.scopes import FieldScope, carried, rule_scope, scope_of
from conformance.surfaces.drafting.steps import Steps
from conformance.surfaces.drafting.subjects import named_subjects
from conformance.surfaces.mapping.rule_kinds import rule_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import FormItem
    from conformance.surfaces.drafting.assign import Match
    from conformance.surfaces.drafting.codes import CodeMatches
    from conformance.surfaces.drafting.model import Operation, VendorApi
    from conformance.surfaces.drafting.steps import DraftedStep
    from conformance.surfaces.drafting.subjects import CallSubject


@dataclass(frozen=True, slots=True)
class DraftedCall:
    """A call of the contract, the operation that serves it, and the step drafted for it."""

    subject: CallSubject
    match: Match
    drafted: DraftedStep


@dataclass(frozen=True, slots=True)
class DraftedDomain:
    """What was drafted for one domain."""

    spec: Specification
    calls: tuple[DraftedCall, ...]
    scopes: tuple[FieldScope, ...]
    codes: Mapping[str, CodeMatches]
    unmatched: tuple[CallSubject, ...]


def draft_domain(spec: Specification, api: VendorApi, rows: str) -> DraftedDomain:
    """Return the draft for a domain; `rows` is where most answers hold their rows."""
    scores = ItemScores(spec.codes)
    own = of_business(spec.domain, api.operations, domain_titles(spec.directory.parent.parent))
    pairs = CallScores(spec, scores, own).matches()
    by_id = {o.id: o for o in api.operations}
    found = [(s, m, by_id[m.right]) for s, m in pairs]
    groups = dict(_group_scopes(spec, scores, found))
    further = list(_own_scopes(spec, scores, found, groups))
    steps = Steps(spec, scores, rows)
    calls = tuple(
        DraftedCall(s, m, steps.step(s, o, groups.get(steps.group(s)))) for s, m, o in found
    )
    done = {s.id for s, _ in pairs}
    unmatched = tuple(s for s in named_subjects(spec) if s.id not in done)
    return DraftedDomain(
        spec,
        calls,
        (*groups.values(), *further),
        dict(_codes(spec, list(groups.values()))),
        unmatched,
    )


Found = tuple["CallSubject", "Match", "Operation"]


def _group_scopes(
    spec: Specification, scores: ItemScores, found: Sequence[Found]
) -> Iterator[tuple[str, FieldScope]]:
    for key, group in spec.records.items():
        serving = [o for s, _, o in found if s.group == key]
        if serving:
            name = f"{spec.domain}/{key}"
            yield key, scope_of(name, group.items, carried(serving), scores)


def _own_scopes(
    spec: Specification,
    scores: ItemScores,
    found: Sequence[Found],
    groups: Mapping[str, FieldScope],
) -> Iterator[FieldScope]:
    """Yield the scopes of rules and forms, and of functions that differ from their group."""
    for subject, _, operation in found:
        name = f"{spec.domain}/{subject.id}"
        if subject.action == "calculate":
            given, output = (rule_kinds(spec, subject.key, way) for way in ("in", "out"))
            yield rule_scope(name, given, output, operation, scores)
        elif subject.action == "issue" and operation.body:
            row = unwrapped(operation.body, row_prefix(operation.body))
            yield scope_of(name, _chosen(spec, subject.key), row, scores)
        elif subject.action == "run" and subject.group in groups and operation.body:
            yield _differing(name, operation, groups[subject.group], spec, subject, scores)


def _chosen(spec: Specification, form: str) -> list[FormItem]:
    """Return the items of a form that the request may tell: all others come from the register."""
    found = spec.forms[form]
    return [
        item
        for item in found.items
        if item.key not in found.shows and isinstance(item.from_, FromRequester | None)
    ]


def _differing(
    name: str,
    operation: Operation,
    group: FieldScope,
    spec: Specification,
    subject: CallSubject,
    scores: ItemScores,
) -> FieldScope:
    """Return the sure fields of a function that stand elsewhere than in the group's scope."""
    wanted = set(getattr(spec.functions[subject.key].operation, "inputs", ()))
    items = [i for i in spec.records[subject.group].items if i.key in wanted]
    row = unwrapped(operation.body, row_prefix(operation.body))
    own = scope_of(name, items, row, scores)
    other = tuple(p for p in own.placed if p.match.sure and p.path != group.path_of(p.item.key))
    return FieldScope(name, other, ())


def _codes(spec: Specification, scopes: Sequence[FieldScope]) -> Iterator[tuple[str, CodeMatches]]:
    """Yield the code lists whose values the vendor writes differently, by the best told field."""
    seen: set[str] = set()
    for scope in scopes:
        for placed in scope.placed:
            listed = placed.item.code_list or ""
            if listed in seen or listed not in spec.codes or not placed.field.values:
                continue
            found = match_codes(spec.codes[listed], placed.field)
            seen.add(listed)
            if found.changes or found.missing:
                yield listed, found
