"""What the catalogue says of one entry: statement, law, dated constants, examples, evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.catalog.models.api import Api
from conformance.catalog.models.operations import Attest
from conformance.catalog.models.records import RecordGroup
from conformance.catalog.models.requirements import Form, Function, Invariant, Linkage, Rule
from conformance.catalog.parts import delivered, parts_of
from conformance.suite.case import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.base import LawReference
    from conformance.catalog.models.domain import Specification
    from conformance.suite.case import RequirementRef
    from conformance.values.words import Language

CatalogueEntry = Function | Form | RecordGroup | Linkage | Rule | Invariant | Api


def entry_of(spec: Specification, requirement: RequirementRef) -> CatalogueEntry:
    """Return the catalogue's entry behind a requirement (`KeyError` when it is gone)."""
    entry = getattr(spec, FILES[requirement.kind])[requirement.key]
    if not isinstance(entry, CatalogueEntry):
        msg = f"{requirement.id}: expected a requirement, found {type(entry).__name__}"
        raise TypeError(msg)
    return entry


def parts(spec: Specification, requirement: RequirementRef, lang: Language) -> Iterator[str]:
    """Yield the parts of the specification that a requirement belongs to."""
    own = parts_of(spec, FILES[requirement.kind], requirement.key)
    for part in delivered(spec, own):
        yield f"{part.key} {part.name_ja if lang == 'ja' else part.name_en}"


def statement(entry: CatalogueEntry) -> Iterator[str]:
    """Yield what the entry demands."""
    match entry:
        case Function():
            yield entry.summary
            yield f"operation: {entry.operation.kind}; observe: {entry.observe}"
        case Form():
            yield f"{entry.audience}; {', '.join(entry.style)}"
            yield from (f"suppress: {one}" for one in entry.suppress_when)
        case Linkage():
            yield f"{entry.provider} → {entry.consumer} ({', '.join(entry.mode)}; {entry.timing})"
            yield ", ".join(entry.data)
        case Api():
            yield f"{entry.method} {entry.path} (scope {entry.scope})"
        case RecordGroup():
            yield f"primary key: {', '.join(entry.primary_key)}"
        case Rule() | Invariant():
            yield entry.statement
    if not isinstance(entry, Invariant) and entry.note:
        yield entry.note


def laws(entry: CatalogueEntry) -> Iterator[str]:
    """Yield the provisions a rule rests on."""
    if isinstance(entry, Rule):
        yield from map(_law, entry.law_references) if entry.law_references else (entry.law,)


def constants(entry: CatalogueEntry) -> Iterator[str]:
    """Yield a rule's constants, a line for each period they are in force."""
    for period in entry.parameters if isinstance(entry, Rule) else ():
        values = {name: value for name, value in period.items() if name not in {"from", "to"}}
        yield f"{period.get('from', '…')} – {period.get('to', '…')}  {_json(values)}"


def examples(entry: CatalogueEntry) -> Iterator[str]:
    """Yield a rule's worked examples: the facts, what follows, and why."""
    for number, one in enumerate(entry.examples if isinstance(entry, Rule) else (), 1):
        yield f"{number}. {_json(one.given)}"
        yield f"   → {_json(one.expect)}"
        yield f"   {one.why}"


def items(entry: CatalogueEntry) -> Iterator[str]:
    """Yield the items of a form or of a record group."""
    for item in entry.items if isinstance(entry, Form | RecordGroup) else ():
        marks = [item.type, *(["required"] if item.required else [])]
        marks += [f"{name} {n}" for name, n in (("len", item.len), ("max", item.max_len)) if n]
        yield f"{item.key}  {item.name_ja} ({', '.join(marks)})"


def evidence(entry: CatalogueEntry) -> Iterator[str]:
    """Yield the evidence wanted where no outside test can see the requirement."""
    if isinstance(entry, Function) and isinstance(entry.operation, Attest):
        yield entry.operation.evidence
    if isinstance(entry, Invariant):
        yield from (check.evidence for check in entry.checks if check.law == "attest")


def open_question(entry: CatalogueEntry) -> Iterator[str]:
    """Yield what the specification leaves open about the entry."""
    if not isinstance(entry, RecordGroup | Invariant) and entry.open_question:
        yield entry.open_question


def _law(reference: LawReference) -> str:
    parts = (reference.title, reference.article, reference.paragraph, reference.note)
    text = " ".join(part for part in parts if part)
    return f"{text} (e-Gov {reference.egov_law_id})" if reference.egov_law_id else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
