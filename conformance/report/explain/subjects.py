"""Find what an ID names: a code, a requirement, a case or an open question of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.catalog.load import domains, load
from conformance.catalog.nearest import nearest
from conformance.catalog.provisions import article_text, is_within, references
from conformance.errors import Message, UsageError
from conformance.planning.generate import cases_of, requirements
from conformance.report.codes import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case, RequirementRef
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.questions import Question
    from conformance.report.codes import Code


@dataclass(frozen=True, slots=True)
class ExplainedRequirement:
    """A requirement of a specification; `case` when one of its cases was named."""

    spec: Specification
    requirement: RequirementRef
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class ExplainedQuestion:
    """An open question of a specification."""

    spec: Specification
    question: Question


Subject = ExplainedRequirement | ExplainedQuestion


def find_code(name: str) -> Code | None:
    """Return the code of that name, however its letters are written."""
    return codes().get(name.upper())


def find_subjects(name: str) -> tuple[Subject, ...]:
    """Return what an ID or a bare key names; several when domains share the key.

    A cause of a finding (`domain/rule/key:output`) names its requirement, an item
    (`domain/record/group/item`) its group, and an article (`児童手当法第8条`) the rules and events
    that state it, its paragraphs among them. `UsageError` proposes the nearest name.
    """
    wanted = name.partition(":")[0].strip("/")
    by = _by_id if "/" in wanted else _by_article if "条" in wanted else _by_key
    found = tuple(by(wanted))
    if not found:
        raise UsageError(_unknown(name, wanted))
    return found


def _by_id(wanted: str) -> Iterator[Subject]:
    domain, kind, key, *rest = [*wanted.split("/", 3), "", ""][: max(3, wanted.count("/") + 1)]
    if domain not in domains():
        return
    spec = load(domain)
    if kind == "question" and key in spec.questions:
        yield ExplainedQuestion(spec, spec.questions[key])
    for requirement in requirements(spec):
        if requirement.id == f"{domain}/{kind}/{key}":
            yield from _inside(spec, requirement, wanted, "".join(rest[:1]))


def _inside(
    spec: Specification, requirement: RequirementRef, wanted: str, last: str
) -> Iterator[ExplainedRequirement]:
    if not last or last == "attested" or _is_item(spec, requirement, last):
        yield ExplainedRequirement(spec, requirement)
        return
    yield from (
        ExplainedRequirement(spec, requirement, c)
        for c in cases_of(spec, requirement)
        if c.id == wanted
    )


def _is_item(spec: Specification, requirement: RequirementRef, name: str) -> bool:
    return requirement.kind == "record" and any(
        item.key == name for item in spec.records[requirement.key].items
    )


def _by_key(wanted: str) -> Iterator[Subject]:
    for domain in domains():
        spec = load(domain)
        yield from (ExplainedRequirement(spec, r) for r in requirements(spec) if r.key == wanted)
        if wanted in spec.questions:
            yield ExplainedQuestion(spec, spec.questions[wanted])


def _by_article(wanted: str) -> Iterator[Subject]:
    law, _, place = wanted.replace(" ", "").replace("\u3000", "").partition("第")
    article = f"第{place}"
    for domain in domains():
        spec = load(domain)
        for requirement in requirements(spec):
            entry = getattr(spec, FILES[requirement.kind]).get(requirement.key)
            named = [one for one in references(entry) if one.title == law]
            if any(is_within(article_text(one), article) for one in named):
                yield ExplainedRequirement(spec, requirement)


def _unknown(name: str, wanted: str) -> Message:
    near = nearest(wanted, _names(wanted)) or nearest(wanted.upper(), codes())
    return Message(
        "USE040",
        f"{name!r} という要件・検査・規則・コードはありません。",
        f"there is no requirement, case, rule or code {name!r}",
        f"{near!r} の誤りではありませんか。" if near else "業務/種類/キー の形で指定してください。",
        f"did you mean {near!r}?" if near else "name it as domain/kind/key",
    )


def _names(wanted: str) -> Iterator[str]:
    deep = wanted.count("/") > 2  # noqa: PLR2004 - domain/kind/key/case
    for domain in domains():
        spec = load(domain)
        for requirement in requirements(spec):
            yield requirement.id if "/" in wanted else requirement.key
            if deep and wanted.startswith(f"{requirement.id}/"):
                yield from (case.id for case in cases_of(spec, requirement))
