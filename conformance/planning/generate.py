"""All requirements of a specification and all cases generated from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.asked_again import again_messages, renewed
from conformance.cases.case import RequirementRef
from conformance.cases.registry import case_of, drafts
from conformance.cases.titles.naming import Naming
from conformance.catalog.grounds import stated_ground
from conformance.catalog.ledger import law_as_read
from conformance.checks import register_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case, RequirementKind
    from conformance.catalog.models.base import ProvenanceKind
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Requirement
    from conformance.errors import Message


register_all()


def requirements(spec: Specification) -> Iterator[RequirementRef]:
    """Return every requirement of a specification in the order of its group."""
    listed: tuple[tuple[RequirementKind, object], ...] = (
        ("function", spec.functions),
        ("event", spec.events),
        ("form", spec.forms),
        ("linkage", spec.linkages),
        ("api", spec.apis),
    )
    for kind, entries in listed:
        for entry in entries.values():  # type: ignore[attr-defined]  # mappings of requirements
            yield _from_entry(spec, kind, entry)
    for group in spec.records.values():
        source = group.note or "データ項目"
        names = (group.name_ja, group.name_en)
        yield RequirementRef(
            spec.domain, "record", group.key, *names, group.class_, source, _kind(group)
        )
    for rule in spec.rules.values():
        yield RequirementRef(
            spec.domain,
            "rule",
            rule.key,
            rule.title_ja,
            rule.title_en,
            rule.class_,
            law_as_read(spec, rule),
            rule.provenance,
        )
    for invariant_ in spec.invariants.values():
        yield RequirementRef(
            spec.domain,
            "invariant",
            invariant_.key,
            invariant_.title_ja,
            invariant_.title_en,
            invariant_.class_,
            invariant_.statement,
            invariant_.provenance,
        )


def cases_of(spec: Specification, requirement: RequirementRef) -> tuple[Case, ...]:
    """Return the cases of a requirement, in the generator's order; ids are unique."""
    entry = _entry(spec, requirement)
    again, subjects = getattr(entry, "again", ()), [entry]
    if requirement.kind == "function":
        subjects.append(spec.functions[requirement.key].operation)
    made: dict[str, Case] = {}
    naming = Naming(spec, requirement)
    for subject in subjects:
        for draft in drafts(spec, subject):
            case = case_of(requirement, renewed(draft, again), naming)
            if case.id in made:
                msg = f"case id {case.id} is generated twice"
                raise ValueError(msg)
            made[case.id] = case
    return tuple(made.values())


def asked_again(spec: Specification) -> Iterator[Message]:
    """Yield what entries say wrongly of checks that they ask again."""
    for requirement in requirements(spec):
        again = getattr(_entry(spec, requirement), "again", ())
        if again:
            of = (requirement.kind, requirement.key)
            yield from again_messages(spec, of, again, cases_of(spec, requirement))


def _entry(spec: Specification, requirement: RequirementRef) -> object:
    plural = {"linkage": "linkages", "api": "apis"}.get(requirement.kind, f"{requirement.kind}s")
    return getattr(spec, plural)[requirement.key]


def _from_entry(spec: Specification, kind: RequirementKind, entry: Requirement) -> RequirementRef:
    return RequirementRef(
        spec.domain,
        kind,
        entry.key,
        entry.title_ja,
        entry.title_en,
        entry.class_,
        entry.source,
        entry.provenance,
        stated_ground(entry),
    )


def _kind(group: object) -> ProvenanceKind:
    items = getattr(group, "items", ())
    return "official" if any(i.official is not None for i in items) else "reconstructed"
