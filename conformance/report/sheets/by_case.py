"""Every case with its verdict, so that each count of the other sheets can be counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.sheets.by_requirement import place_of, reason, said_level, said_verdict
from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.report.words import GROUNDS, SURFACES, word
from conformance.results.called import called
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = Bilingual("検査一覧", "cases")
COLUMNS = (
    SheetColumn(Bilingual("検査", "case"), 40),
    SheetColumn(Bilingual("業務", "domain"), 16),
    SheetColumn(Bilingual("要件", "requirement"), 26),
    SheetColumn(Bilingual("何を確かめたか", "what was asked"), 40),
    SheetColumn(Bilingual("実装区分", "class"), 11),
    SheetColumn(Bilingual("試験の面", "surface"), 10),
    SheetColumn(Bilingual("判定", "verdict"), 14),
    SheetColumn(Bilingual("期待の根拠", "ground"), 16),
    SheetColumn(Bilingual("理由・相違", "reason or deviation"), 40),
)


def sheet(result: Result, lang: Language) -> Sheet:
    """Return a line for each case, in the order of the result."""
    return Sheet(NAME, COLUMNS, _rows(result, lang))


def _rows(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    for case in result.cases:
        yield (
            case.id,
            *place_of(case, result, lang),
            case.title.spoken(lang),
            said_level(case.level, lang),
            word(SURFACES, case.surface).spoken(lang),
            said_verdict(called(case), lang),
            word(GROUNDS, case.ground).spoken(lang),
            reason(case, lang),
        )
