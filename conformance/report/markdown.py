"""A short summary in Markdown, for the job summary of a CI server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.report.command_lines import replay_line, run_line
from conformance.report.facts import facts, warnings
from conformance.report.failure import Failure
from conformance.report.groups import (
    domain_name,
    of_verdict,
    rows,
    unconfirmed,
    unjudged,
    verdicts_met,
    waived,
)
from conformance.report.shown import clean
from conformance.report.unconfirmed import (
    ANSWERED,
    HEADING,
    INTRODUCTION,
    answer_said,
)
from conformance.report.waiver_marks import stale_mark, waiver_marks
from conformance.report.words import CALLED, LEVELS, SYMBOLS, VERDICTS, word
from conformance.results.announced import announced_lines
from conformance.results.deviation import ANNOUNCED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.failure import PartName
    from conformance.results.model import DefectModel, Result
    from conformance.values.words import Language

LIMIT = 20
"""Defects listed; the total is always exact."""

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~<>&-]")
_VALUE = 120


def render(result: Result, lang: Language, path: str = "result.json") -> str:
    """Return the summary of the result at `path`: verdict, table, defects, not judged, waivers."""
    line = result.verdict.line
    parts = (
        f"# {escaped(line.spoken(lang))}",
        escaped(f"{result.product.name} {result.product.release} · {result.as_of}"),
        "\n".join(_facts(result, lang)),
        "\n".join(_unconfirmed(result, lang)),
        "\n".join(_answered(result, lang)),
        "\n".join(_announced(result, lang)),
        "\n".join(_counts(result, lang)),
        "\n".join(_defects(result, lang)),
        "\n".join(_unjudged(result, lang)),
        "\n".join(_waivers(result, lang)),
        "\n".join(_repeat(result, lang, path)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no table cell, no HTML."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", clean(text)).replace("://", ":\\//")


def _facts(result: Result, lang: Language) -> Iterator[str]:
    yield from (f"- **{escaped(warning.spoken(lang))}**" for warning in warnings(result))
    for label, fact in facts(result):
        yield f"- {escaped(f'{label.spoken(lang)}: {fact.spoken(lang)}')}"


def _repeat(result: Result, lang: Language, path: str) -> Iterator[str]:
    yield f"## {Bilingual('再実行', 'Run again').spoken(lang)}\n"
    lines = (run_line(result, path), *([replay_line(path)] if result.defects else ()))
    yield from (f"    {line}" for line in lines)


def _counts(result: Result, lang: Language) -> Iterator[str]:
    table = rows(result, by_level=True)
    met = verdicts_met(table)
    heads = [f"{SYMBOLS[name]} {CALLED[name].spoken(lang)}" for name in met]
    first = [Bilingual("業務", "domain").spoken(lang), Bilingual("実装区分", "level").spoken(lang)]
    yield _row([*first, *heads])
    yield _row(["---", "---", *("---:" for _ in met)])
    for row in table:
        level = word(LEVELS, row.level).spoken(lang)
        numbers = (str(row.counts.get(name, 0)) for name in met)
        yield _row([escaped(domain_name(result, row.domain, lang)), escaped(level), *numbers])


def _unconfirmed(result: Result, lang: Language) -> Iterator[str]:
    groups = unconfirmed(result)
    if groups:
        yield f"## {escaped(HEADING.spoken(lang))}: {len(groups)}\n"
        yield f"{escaped(INTRODUCTION.spoken(lang))}\n"
        yield from _deviations(result, groups, lang)


def _answered(result: Result, lang: Language) -> Iterator[str]:
    found = of_verdict(result, "answered")
    if found:
        yield f"## {escaped(ANSWERED.spoken(lang))}: {len(found)}\n"
    for case in found:
        if case.answer is not None:
            yield "- " + escaped(f"{case.id} {answer_said(case.answer).spoken(lang)}")


def _announced(result: Result, lang: Language) -> Iterator[str]:
    lines = announced_lines(result.cases)
    if lines:
        yield f"## {escaped(VERDICTS[ANNOUNCED].spoken(lang))}: {len(lines)}\n"
    yield from ("- " + escaped(line.spoken(lang)) for line in lines)


def _defects(result: Result, lang: Language) -> Iterator[str]:
    if result.defects:
        yield f"## {Bilingual('欠陥', 'Defects').spoken(lang)}: {len(result.defects)}\n"
        yield from _deviations(result, result.defects, lang)


def _deviations(result: Result, found_of: Sequence[DefectModel], lang: Language) -> Iterator[str]:
    of = {case.id: case for case in result.cases}
    for defect in found_of[:LIMIT]:
        failure = Failure(of[defect.root], defect, limit=_VALUE)
        if failure.case.finding is not None:
            yield "- " + escaped(_deviation(failure, lang))
    if len(found_of) > LIMIT:
        yield f"- … +{len(found_of) - LIMIT}"


def _deviation(failure: Failure, lang: Language) -> str:
    """Return a defect on a line: what it is, what was expected and found, on which ground."""
    names: tuple[PartName, ...] = ("fault", "text", "expected", "found", "rests_on")
    fault, text, expected, found, ground = (failure.line(one).spoken(lang) for one in names)
    root = f"{fault}: " if fault else ""
    more = 0 if failure.defect is None else len(failure.defect.consequences)
    case = failure.case
    return (
        f"{root}{SYMBOLS[case.verdict]} {case.id} {text} {expected} → {found} (+{more}) [{ground}]"
    )


def _unjudged(result: Result, lang: Language) -> Iterator[str]:
    groups = unjudged(result)
    if groups:
        yield f"## {Bilingual('判定できなかったもの', 'Not judged').spoken(lang)}\n"
    for group in groups:
        text, remedy = (t.spoken(lang) for t in (group.cause.text, group.cause.remedy))
        yield "- " + escaped(f"{len(group.cases)} × {group.cause.code} {text} {remedy}")


def _waivers(result: Result, lang: Language) -> Iterator[str]:
    found = waived(result)
    if found:
        yield f"## {Bilingual('免除', 'Waivers').spoken(lang)}: {len(found)}\n"
    marks = waiver_marks(result)
    for case in found:
        if case.waiver is not None:
            waiver, stale = case.waiver, stale_mark(marks, case.id).spoken(lang)
            why = f"{waiver.approver}: {waiver.reason} ({waiver.risk})"
            yield "- " + escaped(f"{case.id} {waiver.expires}{stale} {why}")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
