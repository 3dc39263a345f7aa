"""What the catalogue says of one entry: statement, law, dated constants, examples, evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.cases.stories.said import name_of
from conformance.catalog.ledger import read_ledger
from conformance.catalog.models.api import Api
from conformance.catalog.models.events import Event
from conformance.catalog.models.operations import Attest
from conformance.catalog.models.records import RecordGroup
from conformance.catalog.models.requirements import Form, Function, Invariant, Linkage, Rule
from conformance.catalog.parts import delivered, parts_of
from conformance.report.explain import said
from conformance.report.explain.words import AUDIENCES, FOLLOWS, MODES, SUPPRESSED, TYPES
from conformance.report.words import word
from conformance.rules.registry import load_domain
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.base import LawReference
    from conformance.catalog.models.domain import Specification
    from conformance.values.words import Language

CatalogueEntry = Function | Event | Form | RecordGroup | Linkage | Rule | Invariant | Api


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


def statement(spec: Specification, entry: CatalogueEntry, lang: Language) -> Iterator[str]:
    """Yield what the entry demands."""
    match entry:
        case Function():
            yield from _function(entry, lang)
        case Event():
            yield from _entailed(spec, entry, lang)
        case Form():
            yield word(AUDIENCES, entry.audience).spoken(lang)
            for one in entry.suppress_when:
                yield (
                    Bilingual("抑止", "withheld").spoken(lang) + ": " + _word(SUPPRESSED, one, lang)
                )
        case Linkage():
            ways = said.name_list([_word(MODES, mode, lang) for mode in entry.mode], lang)
            parties = (said.party(name).spoken(lang) for name in (entry.provider, entry.consumer))
            yield f"{' → '.join(parties)} ({ways}; {entry.timing})"
            yield said.name_list([said.group(spec, key).spoken(lang) for key in entry.data], lang)
        case Api():
            yield f"{entry.method} {entry.path} (scope {entry.scope})"
        case RecordGroup():
            keys = [name_of(spec, key, entry.key).spoken(lang) for key in entry.primary_key]
            yield (
                Bilingual("主キー", "primary key").spoken(lang) + ": " + said.name_list(keys, lang)
            )
        case Rule() | Invariant():
            yield said.rule_said(spec, entry) if lang == "ja" else entry.statement
    if not isinstance(entry, Invariant) and entry.note:
        yield entry.note


def _function(function: Function, lang: Language) -> Iterator[str]:
    """Yield what a function does, and why it enters no event where it says so."""
    yield function.summary
    yield said.operation(function.operation.kind, function.observe).spoken(lang)
    if function.no_event is not None:
        follows = word(FOLLOWS, function.no_event.kind).spoken(lang)
        whole = f" ({function.no_event.of})" if function.no_event.of else ""
        yield f"{follows}{whole}: {function.no_event.reason}"


def _entailed(spec: Specification, event: Event, lang: Language) -> Iterator[str]:
    """Yield the functions that enter an event, when it is refused, and what it entails."""
    for one in event.entered_by:
        function = spec.functions[one.function]
        yield function.title_ja if lang == "ja" else function.title_en or function.key
    for barred in event.refuses:
        refused = Bilingual("拒むとき", "refused when").spoken(lang)
        yield f"{refused}: {barred.title_ja if lang == 'ja' else barred.title_en}"
    for effect in event.effects:
        yield effect.title_ja if lang == "ja" else effect.title_en


def in_english(spec: Specification, requirement: RequirementRef) -> Iterator[str]:
    """Yield what a rule's oracle says of itself; the catalogue states rules in Japanese alone."""
    found = load_domain(spec.domain).get(requirement.key) if requirement.kind == "rule" else None
    documented = (found.function.__doc__ or "") if found else ""
    yield from (line.strip() for line in documented.splitlines() if line.strip())


def laws(entry: CatalogueEntry) -> Iterator[str]:
    """Yield the provisions a rule rests on."""
    if isinstance(entry, Event):
        yield from map(_law, entry.law)
    if isinstance(entry, Rule):
        yield from map(_law, entry.law_references) if entry.law_references else (entry.law,)


def provisions_read(spec: Specification, entry: CatalogueEntry) -> Iterator[str]:
    """Yield the provisions that a rule was read against, each with the revision and the day."""
    found = read_ledger(spec).get(entry.key) if isinstance(entry, Rule) else None
    for one in found.read if found else ():
        law = f"{one.amending} " if one.amending else ""
        paragraph = f" 第{one.paragraph}項" if one.paragraph else ""
        yield f"{one.law} {law}{one.article}{paragraph}  {one.revision}  {one.on}"
    for document in found.documents if found else ():
        yield f"{document.title} {document.section}  {document.edition}  {document.on}"
    yield from (found.reason,) if found and found.reason else ()


def constants(entry: CatalogueEntry) -> Iterator[str]:
    """Yield a rule's constants, a line for each period they are in force."""
    for period in entry.parameters if isinstance(entry, Rule) else ():
        values = {name: value for name, value in period.items() if name not in {"from", "to"}}
        yield f"{period.get('from', '…')} – {period.get('to', '…')}  {_json(values)}"


def examples(spec: Specification, entry: CatalogueEntry, lang: Language) -> Iterator[str]:
    """Yield a rule's worked examples: the facts, what follows, and why.

    In Japanese facts are named as the catalogue names them; in English by the rule's own inputs.
    """
    for number, one in enumerate(entry.examples if isinstance(entry, Rule) else (), 1):
        yield f"{number}. {_facts(spec, entry, one.given, lang)}"
        yield f"   → {_facts(spec, entry, one.expect, lang)}"
        yield f"   {one.why}"


def _facts(
    spec: Specification, entry: CatalogueEntry, facts: Mapping[str, object], lang: Language
) -> str:
    inputs = entry.inputs if isinstance(entry, Rule) else {}
    return _json(facts) if lang == "en" else said.facts(spec, inputs, facts).ja


def items(spec: Specification, entry: CatalogueEntry, lang: Language) -> Iterator[str]:
    """Yield the items of a form or of a record group, with what every code means."""
    for item in entry.items if isinstance(entry, Form | RecordGroup) else ():
        marks = [_word(TYPES, item.type, lang)]
        marks += [Bilingual("必須", "required").spoken(lang)] if item.required else []
        marks += [Bilingual(f"{item.len}桁", f"len {item.len}").spoken(lang)] if item.len else []
        most = Bilingual(f"最大{item.max_len}桁", f"max {item.max_len}").spoken(lang)
        marks += [most] if item.max_len else []
        listed = spec.codes.get(getattr(item, "code_list", None) or "")
        codes = [f"{code}={meaning}" for code, meaning in listed.values.items()] if listed else []
        told = (item.key, f"{item.name_ja} ({', '.join(marks)})", " ".join(codes))
        yield "  ".join(filter(None, told))


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


def _word(table: Mapping[str, Bilingual], name: str, lang: Language) -> str:
    return word(table, name).spoken(lang)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
