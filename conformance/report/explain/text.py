"""The explanation of a code, a requirement, a case or an open question, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.cases.registry import checks
from conformance.messages.severity import severity_of, severity_said
from conformance.planning.generate import cases_of
from conformance.report.block import failure_block
from conformance.report.explain import entry as about
from conformance.report.explain.contract.lines import contract_lines, mapping_lines
from conformance.report.explain.contract.make import contract_of
from conformance.report.explain.lines import labelled
from conformance.report.explain.said import class_said
from conformance.report.explain.subjects import ExplainedQuestion
from conformance.report.ground import ground
from conformance.report.words import (
    BASES,
    KINDS,
    NO_SWITCH,
    POLARITIES,
    REPAIRS,
    SURFACES,
    SYMBOLS,
    word,
)
from conformance.results.called import CALLED, called
from conformance.results.deviation import DEVIATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.case import Case
    from conformance.report.codes import Code
    from conformance.report.explain.subjects import ExplainedRequirement, Subject
    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Language


def code_text(code: Code, lang: Language, result: Result | None = None) -> str:
    """Return what a code means and what to do, and the cases of the result that have it."""
    label = "expected" if code.expected else "meaning"
    met = [] if result is None else [c for c in result.cases if code.name in _codes_of(c)]
    return "\n".join(
        [
            code.name,
            *labelled("severity", lang, _severity(code, lang)),
            *labelled(label, lang, [code.meaning.spoken(lang)]),
            *labelled("told", lang, _told_as(code, lang)),
            *labelled("repair", lang, [code.remedy.spoken(lang)]),
            *labelled("cases", lang, [_judged(c.id, c, lang) for c in met]),
        ]
    )


def _severity(code: Code, lang: Language) -> list[str]:
    """Return how grave it is what a code says."""
    found = severity_of(code.name)
    return [] if found is None else [severity_said(found).spoken(lang)]


def _told_as(code: Code, lang: Language) -> list[str]:
    """Return in which words a result tells the code of a case, `…` for the facts of it."""
    return [one.outline().spoken(lang) for one in code.sentences.values()]


def subject_text(
    subject: Subject, lang: Language, result: Result | None = None, path: str = "result.json"
) -> str:
    """Return the explanation of a requirement, one of its cases, or an open question.

    `path` is where the result lies, for the command that repeats a case.
    """
    if isinstance(subject, ExplainedQuestion):
        return _question(subject, lang)
    if subject.case is not None:
        return _case(subject, subject.case, lang, result, path)
    return _requirement(subject, lang, result)


def _requirement(named: ExplainedRequirement, lang: Language, result: Result | None) -> str:
    spec, requirement = named.spec, named.requirement
    entry = about.entry_of(spec, requirement)
    cases = cases_of(spec, requirement)
    title = requirement.title_ja if lang == "ja" else requirement.title_en or requirement.title_ja
    contract = contract_of(named)
    parts = {
        "class": [class_said(requirement.class_).spoken(lang)],
        "part": about.parts(spec, requirement, lang),
        "statement": about.statement(spec, entry, lang),
        "source": [ground(requirement.source, requirement.provenance).spoken(lang)],
        "law": about.laws(entry),
        "read": about.provisions_read(spec, entry),
        "meaning": about.in_english(spec, requirement) if lang == "en" else (),
        "place": [f"{spec.where(FILES[requirement.kind], requirement.key)}  {spec.version}"],
        "question": about.open_question(entry),
        **contract_lines(contract, lang, told=requirement.kind == "event"),
        "parameters": about.constants(entry),
        "example": about.examples(spec, entry, lang),
        "items": about.items(spec, entry, lang),
        "evidence": about.evidence(entry),
        "observed": _observed(cases, lang),
        "cases": _listed(cases, lang, result),
        "repair": [word(REPAIRS, p).spoken(lang) for p in _polarities(cases)],
    }
    head = f"{requirement.id}  {word(KINDS, requirement.kind).spoken(lang)}: {title}"
    told = (line for k, v in parts.items() for line in labelled(k, lang, v))
    return "\n".join([head, *told, *mapping_lines(contract, lang)])


def _case(
    named: ExplainedRequirement, case: Case, lang: Language, result: Result | None, path: str
) -> str:
    judged = None if result is None else result.case(case.id)
    if result is not None and judged is not None and judged.verdict in DEVIATES:
        block = failure_block(judged, result, lang, 1, path=path, show_consequences=True)
        failed = "\n" + block
    else:
        failed = ""
    title = named.requirement.title_ja if lang == "ja" else named.requirement.title_en
    source = ground(named.requirement.source, named.requirement.provenance)
    verdicts = [] if judged is None else [_judged("", judged, lang).strip()]
    lines = [
        f"{case.id}  {case.title_ja if lang == 'ja' else case.title_en}",
        *labelled("statement", lang, [f"{named.requirement.id}  {title or ''}".rstrip()]),
        *labelled("cases", lang, [_kind_of_case(case, lang)]),
        *labelled("observed", lang, _observed((case,), lang)),
        *labelled("meaning", lang, _meaning(case, lang)),
        *labelled("expected", lang, [case.reason] if case.reason else []),
        *labelled("source", lang, [source.spoken(lang)]),
        *labelled("repair", lang, [word(REPAIRS, case.polarity).spoken(lang)]),
        *labelled("verdict", lang, verdicts),
    ]
    return "\n".join(lines) + failed


def _kind_of_case(case: Case, lang: Language) -> str:
    polarity = word(POLARITIES, case.polarity).spoken(lang)
    return polarity if lang == "ja" else f"{case.check}: {polarity}"


def _meaning(case: Case, lang: Language) -> list[str]:
    """Return what the check does, as its module says it in English; Japanese has the title."""
    if lang == "ja":
        return []
    documented = (checks()[case.check].function.__doc__ or "").strip().splitlines()
    return [line.strip() for line in documented if line.strip()]


def _question(asked: ExplainedQuestion, lang: Language) -> str:
    question = asked.question
    title = question.title_ja if lang == "ja" else question.title_en or question.title_ja
    places = (
        f"{c.place.document} {c.place.version} {c.place.sheet} {c.place.cell}: {c.says}"
        for c in question.citations
    )
    readings = (
        f"{name}: {reading.ja if lang == 'ja' else reading.en}"
        for name, reading in question.readings.items()
    )
    return "\n".join(
        [
            f"{asked.spec.domain}/question/{question.key}  {title}",
            *labelled("statement", lang, [question.question]),
            *labelled("readings", lang, readings),
            *labelled("switch", lang, _switch(asked, lang)),
            *labelled("source", lang, places),
            *labelled("items", lang, question.about),
            *labelled("place", lang, [asked.spec.where("questions", question.key)]),
        ]
    )


def _switch(asked: ExplainedQuestion, lang: Language) -> list[str]:
    """Return the profile's line that declares a reading, or why there is none."""
    question = asked.question
    if question.switch is None:
        return [word(NO_SWITCH, question.no_switch or "").spoken(lang)]
    default = word(BASES, "unverified_default").spoken(lang)
    line = f"switches: {{{asked.spec.domain}: {{{question.switch}: {question.default}}}}}"
    return [f"{line}  {default}"]


def _observed(cases: Sequence[Case], lang: Language) -> list[str]:
    surfaces = dict.fromkeys(case.surface for case in cases) or {"evidence": None}
    return [word(SURFACES, name).spoken(lang) for name in surfaces]


def _listed(cases: Sequence[Case], lang: Language, result: Result | None) -> Iterator[str]:
    for case in cases:
        judged = None if result is None else result.case(case.id)
        title = case.title_ja if lang == "ja" else case.title_en
        yield _judged(f"{case.id}  {title}", judged, lang)


def _judged(text: str, judged: CaseModel | None, lang: Language) -> str:
    if judged is None:
        return text
    verdict = f"{SYMBOLS[called(judged)]} {CALLED[called(judged)].spoken(lang)}"
    return f"{verdict}  {text}"


def _polarities(cases: Sequence[Case]) -> list[str]:
    return list(dict.fromkeys(case.polarity for case in cases))


def _codes_of(case: CaseModel) -> set[str]:
    found = {case.finding.code} if case.finding is not None else set()
    return found | ({case.cause.code} if case.cause is not None else set())
