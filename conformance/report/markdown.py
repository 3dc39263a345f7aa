"""A short summary in Markdown, for the job summary of a CI server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.report.command_lines import replay_line, run_line
from conformance.report.facts import facts, warnings
from conformance.report.groups import domain_name, rows, unjudged, verdicts_met, waived
from conformance.report.shown import clean
from conformance.report.told import told
from conformance.report.words import LEVELS, SYMBOLS, VERDICTS, word
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.results.model import Result
    from conformance.values.words import Language

LIMIT = 20
"""Defects listed; the total is always exact."""

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~<>&-]")
_VALUE = 120


def render(result: Result, lang: Language, path: str = "result.json") -> str:
    """Return the summary of the result at `path`: verdict, table, defects, not judged, waivers."""
    line = result.verdict.line
    parts = (
        f"# {escaped(line.ja if lang == 'ja' else line.en)}",
        escaped(f"{result.product.name} {result.product.release} · {result.as_of}"),
        "\n".join(_facts(result, lang)),
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
    yield f"## {Words('再実行', 'Run again').spoken(lang)}\n"
    lines = (run_line(result, path), *([replay_line(path)] if result.defects else ()))
    yield from (f"    {line}" for line in lines)


def _counts(result: Result, lang: Language) -> Iterator[str]:
    table = rows(result, by_level=True)
    met = verdicts_met(table)
    heads = [f"{SYMBOLS[name]} {VERDICTS[name].spoken(lang)}" for name in met]
    first = [Words("業務", "domain").spoken(lang), Words("実装区分", "level").spoken(lang)]
    yield _row([*first, *heads])
    yield _row(["---", "---", *("---:" for _ in met)])
    for row in table:
        level = word(LEVELS, row.level).spoken(lang)
        numbers = (str(row.counts.get(name, 0)) for name in met)
        yield _row([escaped(domain_name(result, row.domain, lang)), escaped(level), *numbers])


def _defects(result: Result, lang: Language) -> Iterator[str]:
    if not result.defects:
        return
    yield f"## {Words('欠陥', 'Defects').spoken(lang)}: {len(result.defects)}\n"
    of = {case.id: case for case in result.cases}
    for defect in result.defects[:LIMIT]:
        finding = of[defect.root].finding
        if finding is None:
            continue
        said = finding.text.ja if lang == "ja" else finding.text.en
        expected, found = (told(v, _VALUE).spoken(lang) for v in (finding.expected, finding.found))
        yield "- " + escaped(
            f"✗ {defect.root} {finding.code} {said} {expected} → {found}"
            f" (+{len(defect.consequences)})"
        )
    if len(result.defects) > LIMIT:
        yield f"- … +{len(result.defects) - LIMIT}"


def _unjudged(result: Result, lang: Language) -> Iterator[str]:
    groups = unjudged(result)
    if groups:
        yield f"## {Words('判定できなかったもの', 'Not judged').spoken(lang)}\n"
    for group in groups:
        text, remedy = (
            t.ja if lang == "ja" else t.en for t in (group.cause.text, group.cause.remedy)
        )
        yield "- " + escaped(f"{len(group.cases)} × {group.cause.code} {text} {remedy}")


def _waivers(result: Result, lang: Language) -> Iterator[str]:
    found = waived(result)
    if found:
        yield f"## {Words('免除', 'Waivers').spoken(lang)}: {len(found)}\n"
    for case in found:
        if case.waiver is not None:
            told = f"{case.id} {case.waiver.expires} {case.waiver.approver}: {case.waiver.reason}"
            yield "- " + escaped(told)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
