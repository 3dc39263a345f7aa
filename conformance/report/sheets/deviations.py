"""What deviates, by cause: the clearest case first, with what follows from the same cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.failure import Failure
from conformance.report.groups import unconfirmed
from conformance.report.sheets.by_requirement import place_of
from conformance.report.sheets.entries import ANSWERS, CASE, WAIVERS
from conformance.report.sheets.identity import identity
from conformance.report.sheets.sheet import Sheet, SheetColumn, Under
from conformance.report.unconfirmed import INTRODUCTION
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.entries import EntryForm
    from conformance.report.sheets.sheet import Value
    from conformance.results.model import CaseModel, DefectModel, Result
    from conformance.values.words import Language

COLUMNS = (
    SheetColumn(Bilingual("番号", "number"), 7),
    SheetColumn(Bilingual("業務", "domain"), 16),
    SheetColumn(Bilingual("要件", "requirement"), 26),
    SheetColumn(CASE, 30),
    SheetColumn(Bilingual("コード", "code"), 16),
    SheetColumn(Bilingual("内容", "what"), 36),
    SheetColumn(Bilingual("期待", "expected"), 26),
    SheetColumn(Bilingual("実際", "found"), 26),
    SheetColumn(Bilingual("期待の根拠", "ground"), 26),
    SheetColumn(Bilingual("同じ原因の検査", "cases of the cause"), 10),
    SheetColumn(Bilingual("対処", "to do"), 36),
)
_VALUE = 500


_WAIVE = Bilingual(
    "原因ごとに最も明らかな検査を示し、同じ原因の検査は下に折りたたんであります（左の＋）。期限つきの免除は"
    "黄色の欄に書き、conformance evidence import でプロファイルの waivers に読み戻せます。"
    "折りたたんだ行や隠れた行への記入は読み戻せません。免除しても適合にはなりません。",
    "By cause, the clearest case first; cases of the same cause are folded below it. Fill in the"
    " yellow cells for a dated waiver; conformance evidence import reads them back as waivers of"
    " the profile (never conformant), none from a row that is folded or hidden.",
)
_ANSWER = Bilingual(
    f"{INTRODUCTION.ja}黄色の欄に回答を書き、conformance evidence import で"
    "プロファイルの answers に読み戻せます。期待を否定するときは文書名とページが要ります。",
    f"{INTRODUCTION.en} Fill in the yellow cells; conformance evidence import reads them back as"
    " answers of the profile. Who denies the expectation names document and page.",
)


def failures(result: Result, lang: Language) -> Sheet:
    """Return the defects that make the package fail."""
    rows = _rows(result, result.defects, WAIVERS, lang)
    return Sheet(WAIVERS.sheet, (*COLUMNS, *WAIVERS.columns), rows, _WAIVE)


def open_deviations(result: Result, lang: Language) -> Sheet:
    """Return the deviations from what no text supports."""
    rows = _rows(result, unconfirmed(result), ANSWERS, lang)
    return Sheet(ANSWERS.sheet, (*COLUMNS, *ANSWERS.columns), rows, _ANSWER)


def _rows(
    result: Result, defects: Sequence[DefectModel], form: EntryForm, lang: Language
) -> Iterator[Sequence[Value] | Under]:
    by_id, known = {case.id: case for case in result.cases}, identity(result)
    for number, defect in enumerate(defects, 1):
        ids = (defect.root, *defect.consequences)
        for name in ids:
            more = len(ids) if name == defect.root else None
            told = _told(by_id[name], result, lang)
            cells = (number, *told, more, *_remedy(by_id[name], lang), *form.blank(known, name))
            yield cells if name == defect.root else Under(cells)


def _told(case: CaseModel, result: Result, lang: Language) -> Iterator[Value]:
    """Yield where a case deviates, how, and against which expectation."""
    yield from (*place_of(case, result, lang), case.id)
    finding, failure = case.finding, Failure(case, limit=_VALUE)
    yield from ("", "") if finding is None else (finding.code, finding.text.spoken(lang))
    yield from (failure.line(name).spoken(lang) for name in ("expected", "found", "rests_on"))


def _remedy(case: CaseModel, lang: Language) -> Iterator[Value]:
    yield Failure(case).line("remedy").spoken(lang)
