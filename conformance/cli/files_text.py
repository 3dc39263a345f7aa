"""The findings of export files as lines: file, row, column, requirement, masked value, expected."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from conformance.cli.lang import say
from conformance.report.file_findings import spoken
from conformance.report.shown import clean
from conformance.report.words import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.report.file_findings import FileFinding, FindingsFile, RowEvidence
    from conformance.values.words import Language

_ROWS = 5
_FINDINGS = 100


def findings_text(found: FindingsFile, lang: Language) -> str:
    """Return the findings by file; the first rows of each, with what is not shown counted."""
    lines: list[str] = []
    shown = sorted(found.findings[:_FINDINGS], key=lambda one: one.file)
    for file, ones in groupby(shown, key=lambda one: one.file):
        lines.append(clean(file))
        for one in ones:
            lines += _lines(one, lang)
    rest = len(found.findings) - len(shown)
    if rest > 0:
        lines.append(say(lang, f"ほかに {rest} 種類（findings.csv）", f"{rest} more: findings.csv"))
    if any(row.value for one in shown for row in one.rows):
        lines.append(
            say(
                lang,
                "値は伏せています（数字は 9、かなは あ・ア、漢字は 漢）。元の値ではありません。",
                "values are masked (9 a digit, あ ア 漢 a letter), not what the cells hold",
            )
        )
    return "\n".join(lines)


def _lines(one: FileFinding, lang: Language) -> Iterator[str]:
    count = say(lang, f"{one.total:,} 件", f"{one.total:,} ×")
    yield clean(f"  {SYMBOLS[one.verdict]} {count} {one.code}  {one.requirement}")
    yield clean(f"      {say(lang, '期待', 'expected')}: {spoken(one.expected, lang)}")
    yield clean(f"      {say(lang, '対処', 'to do')}: {spoken(one.to_do, lang)}")
    for row in one.rows[:_ROWS]:
        yield clean(f"      {_row(row, lang)}")
    if one.total > len(one.rows[:_ROWS]) and one.rows:
        yield "      …"


def _row(row: RowEvidence, lang: Language) -> str:
    parts = [say(lang, f"{row.row} 行目", f"row {row.row}")] if row.row is not None else []
    column = f"{row.heading} ({row.column})" if row.heading else row.column
    parts += [part for part in (column, row.raw or row.value) if part]
    if row.expected:
        parts.append(say(lang, f"規則では {row.expected}", f"by rule {row.expected}"))
    return "  ".join(parts)
