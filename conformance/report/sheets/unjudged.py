"""What was not tested and why: each cause with how many cases it leaves open, then the cases."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from conformance.report.groups import in_doubt, unjudged
from conformance.report.sheets.by_requirement import place_of, said_verdict
from conformance.report.sheets.sheet import Column, Sheet
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = Words("未試験と理由", "not tested")
COLUMNS = (
    Column(Words("原因", "cause"), 7),
    Column(Words("件数", "cases"), 8),
    Column(Words("コード", "code"), 18),
    Column(Words("理由", "why"), 44),
    Column(Words("対処", "to do"), 44),
    Column(Words("業務", "domain"), 16),
    Column(Words("要件", "requirement"), 26),
    Column(Words("検査", "case"), 34),
    Column(Words("判定", "verdict"), 14),
)


def sheet(result: Result, lang: Language) -> Sheet:
    """Return the cases without a judgement, those of the most frequent cause first."""
    return Sheet(NAME, COLUMNS, _rows(result, lang))


def _rows(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    for number, group in enumerate(chain(in_doubt(result), unjudged(result)), 1):
        cause = group.cause
        text, remedy = (one.ja if lang == "ja" else one.en for one in (cause.text, cause.remedy))
        for case in group.cases:
            place = place_of(case, result, lang)
            said = said_verdict(case.verdict, lang)
            yield (number, len(group.cases), cause.code, text, remedy, *place, case.id, said)
