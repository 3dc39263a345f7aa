"""Every derived fault of a specification: which operators meet which kind of requirement."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING, TypeVar

from conformance.catalog.models import operations as op
from conformance.catalog.models.levels import principal
from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.derived.of_laws import of_event, of_invariant
from conformance.reference.mutants.derived.of_papers import (
    of_audit,
    of_export,
    of_form,
    of_linkage,
    of_record,
)
from conformance.reference.mutants.derived.of_reading import (
    of_batch,
    of_calculate,
    of_restrict,
    of_search,
)
from conformance.reference.mutants.derived.of_rules import of_output
from conformance.reference.mutants.derived.of_writing import of_cancel, of_create, of_update
from conformance.reference.mutants.faults.access import ProhibitedOffered
from conformance.reference.mutants.faults.whole import NotProvided, TurnedAway
from conformance.reference.mutants.model import Mutant
from conformance.reference.mutants.operators import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Function
    from conformance.reference.mutants.derived.derived import Deriving

O = TypeVar("O")  # noqa: E741 - an operation
_ITSELF = (op.Issue, op.Link, op.Export, op.Audit, op.Attest, op.Absent)
"""Operations whose calls reach the package at another place than the function, or not at all."""


def of_specification(spec: Specification) -> Iterator[Mutant]:
    """Yield the derived faults of a specification, none of them twice."""
    for kind, key, title, found in _of_each(spec):
        place = f"{spec.domain}/{kind}/{key}"
        for one in found:
            yield _mutant(place, title, one)


def _of_each(spec: Specification) -> Iterator[tuple[str, str, tuple[str, str], Deriving]]:
    for function in spec.functions.values():
        yield "function", function.key, _title(function), _of_function(spec, function)
    for event in spec.events.values():
        yield "event", event.key, _title(event), of_event(spec, event)
    for form in spec.forms.values():
        yield "form", form.key, _title(form), of_form(spec, form)
    for key, group in spec.records.items():
        yield "record", key, (group.name_ja, key), of_record(spec, key)
    for rule in spec.rules.values():
        yield "rule", rule.key, _title(rule), of_output(rule)
    for linkage in spec.linkages.values():
        yield "linkage", linkage.key, _title(linkage), of_linkage(spec, linkage)
    for invariant in spec.invariants.values():
        yield "invariant", invariant.key, _title(invariant), of_invariant(spec, invariant)


def _of_function(spec: Specification, function: Function) -> Deriving:
    """Yield what a function can do wrong: as any function, and by what it does."""
    operation = function.operation
    if not isinstance(operation, _ITSELF):
        absent = NotProvided(kind="not_provided")
        optional = principal(function.class_) == "optional"
        yield DerivedFault("option_absent" if optional else "dropped", "absent", absent)
        yield DerivedFault("refuses_right", "all", TurnedAway(kind="always_refused"))
    yield from _of_operation(operation, spec)


@singledispatch
def _of_operation(operation: object, spec: Specification) -> Deriving:
    """Yield nothing: what nobody can see from outside is broken by no fault."""
    del operation, spec
    return ()


def _derives(kind: type[O], found: Callable[[Specification, O], Deriving]) -> None:
    """Register what derives the faults of a kind of operation."""

    def of_operation(operation: O, spec: Specification) -> Deriving:
        return found(spec, operation)

    _of_operation.register(kind)(of_operation)


def _of_issue(spec: Specification, operation: op.Issue) -> Deriving:
    form = spec.forms.get(operation.form)
    return of_form(spec, form, f"{spec.domain}/form/{form.key}") if form else ()


def _of_link(spec: Specification, operation: op.Link) -> Deriving:
    at = f"{spec.domain}/linkage/{operation.linkage}"
    return of_linkage(spec, spec.linkages[operation.linkage], at)


def _of_absent(spec: Specification, operation: op.Absent) -> Deriving:
    del spec, operation
    return [
        DerivedFault("prohibited_present", "offered", ProhibitedOffered(kind="prohibited_offered"))
    ]


_derives(op.Create, of_create)
_derives(op.Update, of_update)
_derives(op.Cancel, of_cancel)
_derives(op.Search, of_search)
_derives(op.Batch, of_batch)
_derives(op.Restrict, of_restrict)
_derives(op.Calculate, of_calculate)
_derives(op.Audit, of_audit)
_derives(op.Export, of_export)
_derives(op.Issue, _of_issue)
_derives(op.Link, _of_link)
_derives(op.Absent, _of_absent)


def _title(entry: object) -> tuple[str, str]:
    ja = str(getattr(entry, "title_ja", ""))
    return ja, str(getattr(entry, "title_en", None) or ja)


def _mutant(requirement: str, title: tuple[str, str], one: DerivedFault) -> Mutant:
    domain, kind, key = requirement.split("/")
    words = WORDS[one.operator]
    return Mutant(
        key=_key(domain, f"{kind}-{key}", f"{one.operator}-{one.detail}"),
        requirement=requirement,
        at=one.at,
        operator=one.operator,
        title_ja=f"{title[0]}: {words.ja}（{one.detail}）",
        title_en=f"{title[1]}: {words.en} ({one.detail})",
        fault=one.fault,
    )


def _key(*parts: str) -> str:
    """Return the parts as a key; two hyphens stand between them, and nowhere else."""
    return "--".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)
