"""What deviates, by cause: the clearest case first, with what follows from the same cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.groups import unconfirmed
from conformance.report.sheets.by_requirement import place_of
from conformance.report.sheets.sheet import Column, Sheet
from conformance.report.told import told
from conformance.report.unconfirmed import rests_on
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import DefectModel, Result
    from conformance.values.words import Language

FAILURES = Words("不適合一覧", "failures")
UNCONFIRMED = Words("未確認の相違", "unconfirmed")
COLUMNS = (
    Column(Words("番号", "number"), 7),
    Column(Words("業務", "domain"), 16),
    Column(Words("要件", "requirement"), 26),
    Column(Words("検査", "case"), 30),
    Column(Words("コード", "code"), 16),
    Column(Words("内容", "what"), 36),
    Column(Words("期待", "expected"), 26),
    Column(Words("実際", "found"), 26),
    Column(Words("期待の根拠", "ground"), 26),
    Column(Words("同じ原因の検査", "cases of the cause"), 10),
    Column(Words("対処", "to do"), 36),
)
_VALUE = 500


def failures(result: Result, lang: Language) -> Sheet:
    """Return the defects that make the package fail."""
    return Sheet(FAILURES, COLUMNS, _rows(result, result.defects, lang))


def open_deviations(result: Result, lang: Language) -> Sheet:
    """Return the deviations from what no text supports."""
    return Sheet(UNCONFIRMED, COLUMNS, _rows(result, unconfirmed(result), lang))


def _rows(
    result: Result, defects: Sequence[DefectModel], lang: Language
) -> Iterator[Sequence[Value]]:
    by_id = {case.id: case for case in result.cases}
    for number, defect in enumerate(defects, 1):
        case = by_id[defect.root]
        finding = case.finding
        if finding is None:
            continue
        text, remedy = (
            one.ja if lang == "ja" else one.en for one in (finding.text, finding.remedy)
        )
        yield (
            number,
            *place_of(case, result, lang),
            case.id,
            finding.code,
            text,
            told(finding.expected, _VALUE).spoken(lang),
            told(finding.found, _VALUE).spoken(lang),
            rests_on(case).spoken(lang),
            1 + len(defect.consequences),
            remedy,
        )
