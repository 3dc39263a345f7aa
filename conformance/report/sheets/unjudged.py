"""What was not tested and why: each cause with how many cases it leaves open, then the cases."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from conformance.report.groups import in_doubt, unjudged
from conformance.report.sheets.by_requirement import place_of, said_verdict
from conformance.report.sheets.entries import ATTESTATIONS, CASE
from conformance.report.sheets.identity import identity
from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.results.called import called
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = ATTESTATIONS.sheet
COLUMNS = (
    SheetColumn(Bilingual("原因", "cause"), 7),
    SheetColumn(Bilingual("件数", "cases"), 8),
    SheetColumn(Bilingual("コード", "code"), 18),
    SheetColumn(Bilingual("理由", "why"), 44),
    SheetColumn(Bilingual("対処", "to do"), 44),
    SheetColumn(Bilingual("業務", "domain"), 16),
    SheetColumn(Bilingual("要件", "requirement"), 26),
    SheetColumn(CASE, 34),
    SheetColumn(Bilingual("判定", "verdict"), 14),
    *ATTESTATIONS.columns,
)
_INTRO = Bilingual(
    "外部から試験できない要件は、黄色の欄に確認した人と証拠を書き、conformance evidence import で"
    "プロファイルの attestations に読み戻せます（合格にはなりません）。",
    "For what no test can see, fill in the yellow cells: who verified it, and the evidence;"
    " conformance evidence import reads them back as attestations of the profile (never a pass).",
)
_BY_PERSON = "evidence"
"""The surface of a case for which only a person can speak."""


def sheet(result: Result, lang: Language) -> Sheet:
    """Return the cases without a judgement, those of the most frequent cause first."""
    return Sheet(NAME, COLUMNS, _rows(result, lang), _INTRO)


def _rows(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    known = identity(result)
    for number, group in enumerate(chain(in_doubt(result), unjudged(result)), 1):
        cause = group.cause
        text, remedy = (one.spoken(lang) for one in (cause.text, cause.remedy))
        for case in group.cases:
            place = place_of(case, result, lang)
            said = said_verdict(called(case), lang)
            entry = ATTESTATIONS.blank(known, case.id, here=case.surface == _BY_PERSON)
            told = (number, len(group.cases), cause.code, text, remedy)
            yield (*told, *place, case.id, said, *entry)
